# exercise: train
# title: Lets D descend
# title.zh: 让判别器做了梯度下降
# hint: D plays max, G plays min. Which sign belongs to which step?
# hint.zh: 判别器求最大，生成器求最小。两步各用什么符号？
def train(real, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g, saturating=False):
    theta_d, theta_g, history = _floats(theta_d), _floats(theta_g), []
    for real_batches, noise_batches, z_g in zip(real, noise_d, noise_g, strict=True):
        for x_real, z_d in zip(real_batches, noise_batches, strict=True):
            x_fake = generator(z_d, theta_g)
            theta_d = theta_d - eta_d * _floats(discriminator_gradient(x_real, x_fake, theta_d))
        history.append(generator_loss(z_g, theta_d, theta_g, saturating))
        theta_g = theta_g - eta_g * _floats(generator_gradient(z_g, theta_d, theta_g, saturating))
    return theta_d, theta_g, np.array(history)
