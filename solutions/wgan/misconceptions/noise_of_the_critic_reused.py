# exercise: train
# title: G's step uses the noise of the critic's last step
# title.zh: 生成器更新时使用了 critic 最后一步的噪声
# hint: How many times does the algorithm say "sample"?
# hint.zh: 算法中说了几次“采样”？
# source: a line saved
def train(real, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g, c):
    history = []
    for real_batches, noise_batches, _ in zip(real, noise_d, noise_g, strict=True):
        for x_real, z_d in zip(real_batches, noise_batches, strict=True):
            x_fake = _fakes(z_d, theta_g)
            theta_d = clip_weights(theta_d + eta_d * critic_gradient(x_real, x_fake, theta_d), c)
        history.append(critic_value(x_real, x_fake, theta_d))
        theta_g = theta_g - eta_g * generator_gradient(z_d, theta_d, theta_g)
    return theta_d, theta_g, np.array(history)
