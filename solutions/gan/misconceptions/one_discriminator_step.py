# exercise: train
# title: Makes one step of D a round, whatever k is
# title.zh: 无论 k 是多少，判别器每轮只更新一步
# hint: How many batches of real data come with one round, and how many of them does your D see?
# hint.zh: 每一轮提供了多少个真实批次？你的判别器用到了几个？
def train(real, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g, saturating=False):
    theta_d, theta_g, history = _floats(theta_d), _floats(theta_g), []
    for real_batches, noise_batches, z_g in zip(real, noise_d, noise_g, strict=True):
        for x_real, z_d in [(real_batches[0], noise_batches[0])]:
            x_fake = generator(z_d, theta_g)
            theta_d = theta_d + eta_d * _floats(discriminator_gradient(x_real, x_fake, theta_d))
        history.append(generator_loss(z_g, theta_d, theta_g, saturating))
        theta_g = theta_g - eta_g * _floats(generator_gradient(z_g, theta_d, theta_g, saturating))
    return theta_d, theta_g, np.array(history)
