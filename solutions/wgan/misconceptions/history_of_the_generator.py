# exercise: train
# title: Records the generator's loss, as in `gan`
# title.zh: 像 `gan` 那样记录了生成器的损失
# hint: Whose number goes into the history here?
# hint.zh: 这里的 history 记录的是谁的量？
# source: the assignment gan taken over
def train(real, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g, c):
    history = []
    for real_batches, noise_batches, z_g in zip(real, noise_d, noise_g, strict=True):
        for x_real, z_d in zip(real_batches, noise_batches, strict=True):
            x_fake = _fakes(z_d, theta_g)
            theta_d = clip_weights(theta_d + eta_d * critic_gradient(x_real, x_fake, theta_d), c)
        history.append(generator_loss(z_g, theta_d, theta_g))
        theta_g = theta_g - eta_g * generator_gradient(z_g, theta_d, theta_g)
    return theta_d, theta_g, np.array(history)
