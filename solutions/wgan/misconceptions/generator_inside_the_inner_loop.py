# exercise: train
# title: Moves G after every step of the critic
# title.zh: critic 每更新一步就更新一次生成器
# hint: How many steps does G make in a round?
# hint.zh: 生成器每轮更新几步？
# source: loops nested wrongly
def train(real, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g, c):
    history = []
    for real_batches, noise_batches, z_g in zip(real, noise_d, noise_g, strict=True):
        for x_real, z_d in zip(real_batches, noise_batches, strict=True):
            x_fake = _fakes(z_d, theta_g)
            theta_d = clip_weights(theta_d + eta_d * critic_gradient(x_real, x_fake, theta_d), c)
            theta_g = theta_g - eta_g * generator_gradient(z_g, theta_d, theta_g)
        history.append(critic_value(x_real, x_fake, theta_d))
    return theta_d, theta_g, np.array(history)
