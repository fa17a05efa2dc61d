# exercise: train
# title: Records the value before the critic's last step
# title.zh: 在 critic 最后一步更新之前记录目标值
# hint: With which critic is the round's value taken: before or after its steps?
# hint.zh: 每轮的目标值用的是更新之前还是更新之后的 critic？
# source: value recorded in the forward pass
def train(real, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g, c):
    history = []
    for real_batches, noise_batches, z_g in zip(real, noise_d, noise_g, strict=True):
        for x_real, z_d in zip(real_batches, noise_batches, strict=True):
            x_fake = _fakes(z_d, theta_g)
            value = critic_value(x_real, x_fake, theta_d)
            theta_d = clip_weights(theta_d + eta_d * critic_gradient(x_real, x_fake, theta_d), c)
        history.append(value)
        theta_g = theta_g - eta_g * generator_gradient(z_g, theta_d, theta_g)
    return theta_d, theta_g, np.array(history)
