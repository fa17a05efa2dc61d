# exercise: train
# title: G steps against the critic of before the round
# title.zh: 生成器面对的是该轮更新之前的 critic
# hint: Which critic does G's step see?
# hint.zh: 生成器更新时面对的是哪一个 critic？
# source: all gradients gathered first
def train(real, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g, c):
    history = []
    for real_batches, noise_batches, z_g in zip(real, noise_d, noise_g, strict=True):
        old = theta_d
        for x_real, z_d in zip(real_batches, noise_batches, strict=True):
            x_fake = _fakes(z_d, theta_g)
            theta_d = clip_weights(theta_d + eta_d * critic_gradient(x_real, x_fake, theta_d), c)
        history.append(critic_value(x_real, x_fake, theta_d))
        theta_g = theta_g - eta_g * generator_gradient(z_g, old, theta_g)
    return theta_d, theta_g, np.array(history)
