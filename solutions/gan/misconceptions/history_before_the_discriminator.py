# exercise: train
# title: Records G's loss before D's steps
# title.zh: 在判别器更新之前记录了生成器的损失
# hint: The loss of a round is taken between two steps. Between which?
# hint.zh: 每轮的损失应在哪两步之间记录？
def train(real, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g, saturating=False):
    theta_d, theta_g, history = _floats(theta_d), _floats(theta_g), []
    for real_batches, noise_batches, z_g in zip(real, noise_d, noise_g, strict=True):
        history.append(generator_loss(z_g, theta_d, theta_g, saturating))
        for x_real, z_d in zip(real_batches, noise_batches, strict=True):
            x_fake = generator(z_d, theta_g)
            theta_d = theta_d + eta_d * _floats(discriminator_gradient(x_real, x_fake, theta_d))
        theta_g = theta_g - eta_g * _floats(generator_gradient(z_g, theta_d, theta_g, saturating))
    return theta_d, theta_g, np.array(history)
