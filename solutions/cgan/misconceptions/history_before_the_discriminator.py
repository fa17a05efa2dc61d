# exercise: train
# title: Records the loss before D's step
# title.zh: 在判别器更新之前记录损失
# hint: The loss of a round is taken between two steps. Between which?
# hint.zh: 每轮的损失应在哪两步之间记录？
# source: order of two lines
def train(real, labels, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g):
    history = []
    for x_real, c, z_d, z_g in zip(real, labels, noise_d, noise_g, strict=True):
        x_fake = generator(z_d, c, theta_g)
        history.append(generator_loss(z_g, c, theta_d, theta_g))
        theta_d = theta_d + eta_d * discriminator_gradient(x_real, x_fake, c, theta_d)
        theta_g = theta_g - eta_g * generator_gradient(z_g, c, theta_d, theta_g)
    return theta_d, theta_g, np.array(history)
