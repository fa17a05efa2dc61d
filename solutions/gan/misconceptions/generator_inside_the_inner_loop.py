# exercise: train
# title: Updates G after every step of D
# title.zh: 判别器每更新一步就更新一次生成器
# hint: Count the steps of G for k = 3: how many should there be in one round?
# hint.zh: 数一数 k = 3 时生成器的更新次数：一轮应有几次？
def train(real, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g, saturating=False):
    theta_d, theta_g, history = _floats(theta_d), _floats(theta_g), []
    for real_batches, noise_batches, z_g in zip(real, noise_d, noise_g, strict=True):
        for x_real, z_d in zip(real_batches, noise_batches, strict=True):
            x_fake = generator(z_d, theta_g)
            theta_d = theta_d + eta_d * _floats(discriminator_gradient(x_real, x_fake, theta_d))
            theta_g_new = theta_g - eta_g * _floats(generator_gradient(z_g, theta_d, theta_g, saturating))
            loss, theta_g = generator_loss(z_g, theta_d, theta_g, saturating), theta_g_new
        history.append(loss)
    return theta_d, theta_g, np.array(history)
