# exercise: train
# title: Records the value after G's step
# title.zh: 在生成器更新之后才记录目标值
# hint: The value of a round is taken between two steps. Between which?
# hint.zh: 每轮的目标值应在哪两步之间记录？
# source: order of two lines
def train(real, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g, c):
    history = []
    for real_batches, noise_batches, z_g in zip(real, noise_d, noise_g, strict=True):
        for x_real, z_d in zip(real_batches, noise_batches, strict=True):
            x_fake = _fakes(z_d, theta_g)
            theta_d = clip_weights(theta_d + eta_d * critic_gradient(x_real, x_fake, theta_d), c)
        theta_g = theta_g - eta_g * generator_gradient(z_g, theta_d, theta_g)
        history.append(critic_value(x_real, _fakes(z_d, theta_g), theta_d))
    return theta_d, theta_g, np.array(history)
