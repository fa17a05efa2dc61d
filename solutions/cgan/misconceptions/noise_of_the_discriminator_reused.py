# exercise: train
# title: G's step uses D's noise
# title.zh: 生成器更新时使用了判别器的噪声
# hint: How many times does the algorithm say "sample"?
# hint.zh: 算法中说了几次“采样”？
# source: a line saved
def train(real, labels, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g):
    history = []
    for x_real, c, z_d, _ in zip(real, labels, noise_d, noise_g, strict=True):
        x_fake = generator(z_d, c, theta_g)
        theta_d = theta_d + eta_d * discriminator_gradient(x_real, x_fake, c, theta_d)
        history.append(generator_loss(z_d, c, theta_d, theta_g))
        theta_g = theta_g - eta_g * generator_gradient(z_d, c, theta_d, theta_g)
    return theta_d, theta_g, np.array(history)
