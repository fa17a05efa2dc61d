# exercise: train
# title: Records the value on the round's first batch
# title.zh: 在该轮的第一个批次上记录目标值
# hint: Of k batches, on which one is the value taken?
# hint.zh: k 个批次中，目标值取自哪一个？
# source: index 0 for the last one
def train(real, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g, c):
    history = []
    for real_batches, noise_batches, z_g in zip(real, noise_d, noise_g, strict=True):
        for x_real, z_d in zip(real_batches, noise_batches, strict=True):
            x_fake = _fakes(z_d, theta_g)
            theta_d = clip_weights(theta_d + eta_d * critic_gradient(x_real, x_fake, theta_d), c)
        history.append(critic_value(real_batches[0], _fakes(noise_batches[0], theta_g), theta_d))
        theta_g = theta_g - eta_g * generator_gradient(z_g, theta_d, theta_g)
    return theta_d, theta_g, np.array(history)
