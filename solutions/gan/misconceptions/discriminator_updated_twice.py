# exercise: train
# title: Updates D with the generator's step
# title.zh: 用生成器的梯度更新了判别器的参数
# hint: The notes are misprinted here. In which parameters is the gradient of the second step taken?
# hint.zh: 讲义此处有误：第二步更新的不是判别器。那里的梯度是对哪组参数求的？
def train(real, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g, saturating=False):
    theta_d, theta_g, history = _floats(theta_d), _floats(theta_g), []
    for real_batches, noise_batches, z_g in zip(real, noise_d, noise_g, strict=True):
        for x_real, z_d in zip(real_batches, noise_batches, strict=True):
            x_fake = generator(z_d, theta_g)
            theta_d = theta_d + eta_d * _floats(discriminator_gradient(x_real, x_fake, theta_d))
        history.append(generator_loss(z_g, theta_d, theta_g, saturating))
        theta_d = theta_d - eta_g * np.append(_floats(generator_gradient(z_g, theta_d, theta_g, saturating)), 0)
    return theta_d, theta_g, np.array(history)
