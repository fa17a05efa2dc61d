# exercise: train
# title: D descends
# title.zh: 判别器按下降方向更新
# hint: Should D's value rise or fall in its step?
# hint.zh: 判别器更新时，目标值应上升还是下降？
# source: training thought of as descent
def train(real, labels, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g):
    history = []
    for x_real, c, z_d, z_g in zip(real, labels, noise_d, noise_g, strict=True):
        x_fake = generator(z_d, c, theta_g)
        theta_d = theta_d - eta_d * discriminator_gradient(x_real, x_fake, c, theta_d)
        history.append(generator_loss(z_g, c, theta_d, theta_g))
        theta_g = theta_g - eta_g * generator_gradient(z_g, c, theta_d, theta_g)
    return theta_d, theta_g, np.array(history)
