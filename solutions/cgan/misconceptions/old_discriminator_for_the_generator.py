# exercise: train
# title: G steps against the D of before the round
# title.zh: 生成器面对的是该轮更新之前的判别器
# hint: Which D does G's step see?
# hint.zh: 生成器更新时面对的是哪一个判别器？
# source: all gradients gathered first
def train(real, labels, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g):
    history = []
    for x_real, c, z_d, z_g in zip(real, labels, noise_d, noise_g, strict=True):
        old = theta_d
        x_fake = generator(z_d, c, theta_g)
        theta_d = theta_d + eta_d * discriminator_gradient(x_real, x_fake, c, theta_d)
        history.append(generator_loss(z_g, c, theta_d, theta_g))
        theta_g = theta_g - eta_g * generator_gradient(z_g, c, old, theta_g)
    return theta_d, theta_g, np.array(history)
