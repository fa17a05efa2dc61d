# exercise: train
# title: Clips once a round, after all k steps
# title.zh: 每轮只在 k 步之后裁剪一次
# hint: When must every parameter lie in [-c, c]: at the end of a round, or all along?
# hint.zh: 每个参数在什么时候必须位于 [-c, c]：一轮结束时，还是始终？
# source: clipping placed outside the inner loop
def train(real, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g, c):
    history = []
    for real_batches, noise_batches, z_g in zip(real, noise_d, noise_g, strict=True):
        for x_real, z_d in zip(real_batches, noise_batches, strict=True):
            x_fake = _fakes(z_d, theta_g)
            theta_d = theta_d + eta_d * critic_gradient(x_real, x_fake, theta_d)
        theta_d = clip_weights(theta_d, c)
        history.append(critic_value(x_real, x_fake, theta_d))
        theta_g = theta_g - eta_g * generator_gradient(z_g, theta_d, theta_g)
    return theta_d, theta_g, np.array(history)
