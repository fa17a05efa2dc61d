# exercise: train
# title: Records the mean value over the round's batches
# title.zh: 记录的是该轮各批次目标值的平均
# hint: Of k batches, on which one is the value taken?
# hint.zh: k 个批次中，目标值取自哪一个？
# source: an average for the plot
def train(real, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g, c):
    history = []
    for real_batches, noise_batches, z_g in zip(real, noise_d, noise_g, strict=True):
        for x_real, z_d in zip(real_batches, noise_batches, strict=True):
            x_fake = _fakes(z_d, theta_g)
            theta_d = clip_weights(theta_d + eta_d * critic_gradient(x_real, x_fake, theta_d), c)
        history.append(
            np.mean(
                [critic_value(r, _fakes(z, theta_g), theta_d) for r, z in zip(real_batches, noise_batches, strict=True)]
            )
        )
        theta_g = theta_g - eta_g * generator_gradient(z_g, theta_d, theta_g)
    return theta_d, theta_g, np.array(history)
