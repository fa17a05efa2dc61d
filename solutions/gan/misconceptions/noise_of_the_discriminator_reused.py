# exercise: train
# title: Gives G the noise that D has used
# title.zh: 生成器使用了判别器用过的噪声
# hint: How many times does Algorithm 6.5.1 say "sample" in one round?
# hint.zh: 算法 6.5.1 的一轮中，“采样”出现了几次？
def train(real, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g, saturating=False):
    theta_d, theta_g, history = _floats(theta_d), _floats(theta_g), []
    for real_batches, noise_batches in zip(real, noise_d, strict=True):
        for x_real, z_d in zip(real_batches, noise_batches, strict=True):
            x_fake = generator(z_d, theta_g)
            theta_d = theta_d + eta_d * _floats(discriminator_gradient(x_real, x_fake, theta_d))
        history.append(generator_loss(noise_batches[-1], theta_d, theta_g, saturating))
        theta_g = theta_g - eta_g * _floats(generator_gradient(noise_batches[-1], theta_d, theta_g, saturating))
    return theta_d, theta_g, np.array(history)
