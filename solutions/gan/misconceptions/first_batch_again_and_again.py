# exercise: train
# title: Shows D the same real batch in every step
# title.zh: 判别器每一步都使用同一个真实批次
# hint: Does your D ever see real[t, 1]?
# hint.zh: 你的判别器用到过 real[t, 1] 吗？
def train(real, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g, saturating=False):
    theta_d, theta_g, history = _floats(theta_d), _floats(theta_g), []
    for real_batches, noise_batches, z_g in zip(real, noise_d, noise_g, strict=True):
        for z_d in noise_batches:
            x_fake = generator(z_d, theta_g)
            theta_d = theta_d + eta_d * _floats(discriminator_gradient(real_batches[0], x_fake, theta_d))
        history.append(generator_loss(z_g, theta_d, theta_g, saturating))
        theta_g = theta_g - eta_g * _floats(generator_gradient(z_g, theta_d, theta_g, saturating))
    return theta_d, theta_g, np.array(history)
