# exercise: train
# title: Exchanges the two learning rates
# title.zh: 把两个学习率弄反了
# hint: Which rate belongs to which network?
# hint.zh: 哪个学习率属于哪个网络？
# source: the order of the arguments
def train(real, labels, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g):
    history = []
    for x_real, c, z_d, z_g in zip(real, labels, noise_d, noise_g, strict=True):
        x_fake = generator(z_d, c, theta_g)
        theta_d = theta_d + eta_g * discriminator_gradient(x_real, x_fake, c, theta_d)
        history.append(generator_loss(z_g, c, theta_d, theta_g))
        theta_g = theta_g - eta_d * generator_gradient(z_g, c, theta_d, theta_g)
    return theta_d, theta_g, np.array(history)
