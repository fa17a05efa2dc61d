# exercise: train
# title: The generator ascends its loss
# title.zh: 生成器按损失上升的方向更新
# hint: Should the generator's loss rise or fall in its step?
# hint.zh: 生成器更新时，它的损失应上升还是下降？
# source: the critic's line copied
def train(real, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g, c):
    history = []
    for real_batches, noise_batches, z_g in zip(real, noise_d, noise_g, strict=True):
        for x_real, z_d in zip(real_batches, noise_batches, strict=True):
            x_fake = _fakes(z_d, theta_g)
            theta_d = clip_weights(theta_d + eta_d * critic_gradient(x_real, x_fake, theta_d), c)
        history.append(critic_value(x_real, x_fake, theta_d))
        theta_g = theta_g + eta_g * generator_gradient(z_g, theta_d, theta_g)
    return theta_d, theta_g, np.array(history)
