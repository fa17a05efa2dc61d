# exercise: train
# title: Lets G react to D as it was before the round
# title.zh: 生成器面对的是本轮更新之前的判别器
# hint: The two networks take turns. Which D does the generator meet when its turn comes?
# hint.zh: 两个网络轮流更新。轮到生成器时，它面对的是哪一个判别器？
def train(real, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g, saturating=False):
    theta_d, theta_g, history = _floats(theta_d), _floats(theta_g), []
    for real_batches, noise_batches, z_g in zip(real, noise_d, noise_g, strict=True):
        old_d = theta_d
        for x_real, z_d in zip(real_batches, noise_batches, strict=True):
            x_fake = generator(z_d, theta_g)
            theta_d = theta_d + eta_d * _floats(discriminator_gradient(x_real, x_fake, theta_d))
        history.append(generator_loss(z_g, old_d, theta_g, saturating))
        theta_g = theta_g - eta_g * _floats(generator_gradient(z_g, old_d, theta_g, saturating))
    return theta_d, theta_g, np.array(history)
