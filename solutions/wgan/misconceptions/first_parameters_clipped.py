# exercise: train
# title: Clips the given parameters as well, before the first step
# title.zh: 第一步之前也裁剪了传入的参数
# hint: What does the text say about theta_d before the first step?
# hint.zh: 关于第一步之前的 theta_d，讲解是怎么说的？
# source: the constraint thought to hold from the start
def train(real, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g, c):
    history, theta_d = [], clip_weights(theta_d, c)
    for real_batches, noise_batches, z_g in zip(real, noise_d, noise_g, strict=True):
        for x_real, z_d in zip(real_batches, noise_batches, strict=True):
            x_fake = _fakes(z_d, theta_g)
            theta_d = clip_weights(theta_d + eta_d * critic_gradient(x_real, x_fake, theta_d), c)
        history.append(critic_value(x_real, x_fake, theta_d))
        theta_g = theta_g - eta_g * generator_gradient(z_g, theta_d, theta_g)
    return theta_d, theta_g, np.array(history)
