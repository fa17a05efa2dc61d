# exercise: train
# title: Records D's value
# title.zh: 记录的是判别器的目标值
# hint: Whose loss goes into the history?
# hint.zh: history 记录的是谁的损失？
# source: one curve for the other
def train(real, labels, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g):
    history = []
    for x_real, c, z_d, z_g in zip(real, labels, noise_d, noise_g, strict=True):
        x_fake = generator(z_d, c, theta_g)
        theta_d = theta_d + eta_d * discriminator_gradient(x_real, x_fake, c, theta_d)
        history.append(discriminator_value(x_real, x_fake, c, theta_d))
        theta_g = theta_g - eta_g * generator_gradient(z_g, c, theta_d, theta_g)
    return theta_d, theta_g, np.array(history)
