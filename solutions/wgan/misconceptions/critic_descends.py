# exercise: train
# title: The critic descends
# title.zh: critic 按下降方向更新
# hint: Should the critic's value rise or fall in its steps?
# hint.zh: critic 更新时，它的目标值应上升还是下降？
# source: training thought of as descent
def train(real, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g, c):
    history = []
    for real_batches, noise_batches, z_g in zip(real, noise_d, noise_g, strict=True):
        for x_real, z_d in zip(real_batches, noise_batches, strict=True):
            x_fake = _fakes(z_d, theta_g)
            theta_d = clip_weights(theta_d - eta_d * critic_gradient(x_real, x_fake, theta_d), c)
        history.append(critic_value(x_real, x_fake, theta_d))
        theta_g = theta_g - eta_g * generator_gradient(z_g, theta_d, theta_g)
    return theta_d, theta_g, np.array(history)
