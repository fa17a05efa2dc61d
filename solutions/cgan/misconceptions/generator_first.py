# exercise: train
# title: G steps before D
# title.zh: 生成器先于判别器更新
# hint: Whose step comes first in Algorithm 6.5.1?
# hint.zh: 算法 6.5.1 中谁先更新？
# source: order of two steps
def train(real, labels, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g):
    history = []
    for x_real, c, z_d, z_g in zip(real, labels, noise_d, noise_g, strict=True):
        history.append(generator_loss(z_g, c, theta_d, theta_g))
        theta_g = theta_g - eta_g * generator_gradient(z_g, c, theta_d, theta_g)
        x_fake = generator(z_d, c, theta_g)
        theta_d = theta_d + eta_d * discriminator_gradient(x_real, x_fake, c, theta_d)
    return theta_d, theta_g, np.array(history)
