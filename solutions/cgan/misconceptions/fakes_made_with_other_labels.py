# exercise: train
# title: Makes D's fakes with labels in another order
# title.zh: 为判别器生成样本时标签换了次序
# hint: The fake of a pair is made and judged with the label of the real sample.
# hint.zh: 一对样本中的生成样本，要用真实样本的标签来生成和判别。
# source: a second draw of labels for the fakes
def train(real, labels, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g):
    history = []
    for x_real, c, z_d, z_g in zip(real, labels, noise_d, noise_g, strict=True):
        x_fake = generator(z_d, np.roll(c, 1), theta_g)
        theta_d = theta_d + eta_d * discriminator_gradient(x_real, x_fake, c, theta_d)
        history.append(generator_loss(z_g, c, theta_d, theta_g))
        theta_g = theta_g - eta_g * generator_gradient(z_g, c, theta_d, theta_g)
    return theta_d, theta_g, np.array(history)
