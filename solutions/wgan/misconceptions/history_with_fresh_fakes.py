# exercise: train
# title: Records the value with the fakes of G's noise
# title.zh: 用生成器那一步的噪声计算目标值
# hint: Which noise belongs to the round's last real batch?
# hint.zh: 与该轮最后一个真实批次配对的是哪一份噪声？
# source: two noises mixed up
def train(real, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g, c):
    history = []
    for real_batches, noise_batches, z_g in zip(real, noise_d, noise_g, strict=True):
        for x_real, z_d in zip(real_batches, noise_batches, strict=True):
            x_fake = _fakes(z_d, theta_g)
            theta_d = clip_weights(theta_d + eta_d * critic_gradient(x_real, x_fake, theta_d), c)
        history.append(critic_value(x_real, _fakes(z_g, theta_g), theta_d))
        theta_g = theta_g - eta_g * generator_gradient(z_g, theta_d, theta_g)
    return theta_d, theta_g, np.array(history)
