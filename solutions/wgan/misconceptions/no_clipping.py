# exercise: train
# title: Never clips
# title.zh: 从不裁剪
# hint: What keeps the critic's parameters from growing for ever?
# hint.zh: 是什么阻止 critic 的参数无限增大？
# source: the notes do not mention the condition
def train(real, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g, c):
    history = []
    for real_batches, noise_batches, z_g in zip(real, noise_d, noise_g, strict=True):
        for x_real, z_d in zip(real_batches, noise_batches, strict=True):
            x_fake = _fakes(z_d, theta_g)
            theta_d = theta_d + eta_d * critic_gradient(x_real, x_fake, theta_d)
        history.append(critic_value(x_real, x_fake, theta_d))
        theta_g = theta_g - eta_g * generator_gradient(z_g, theta_d, theta_g)
    return theta_d, theta_g, np.array(history)
