# exercise: train
# title: Uses the first round's labels in every round
# title.zh: 每一轮都用第一轮的标签
# hint: Which labels does G ever get to see?
# hint.zh: 生成器到底见过哪些标签？
# source: labels drawn once, before the loop
def train(real, labels, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g):
    history = []
    for x_real, c, z_d, z_g in zip(real, labels, noise_d, noise_g, strict=True):
        c = labels[0]
        x_fake = generator(z_d, c, theta_g)
        theta_d = theta_d + eta_d * discriminator_gradient(x_real, x_fake, c, theta_d)
        history.append(generator_loss(z_g, c, theta_d, theta_g))
        theta_g = theta_g - eta_g * generator_gradient(z_g, c, theta_d, theta_g)
    return theta_d, theta_g, np.array(history)
