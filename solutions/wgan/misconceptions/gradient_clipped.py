# exercise: train
# title: Clips the gradient in place of the parameters
# title.zh: 裁剪了梯度而不是参数
# hint: What is to stay in [-c, c]: each step, or the parameters themselves?
# hint.zh: 要限制在 [-c, c] 的是每一步的变化，还是参数本身？
# source: gradient clipping, a trick of another chapter
def train(real, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g, c):
    history = []
    for real_batches, noise_batches, z_g in zip(real, noise_d, noise_g, strict=True):
        for x_real, z_d in zip(real_batches, noise_batches, strict=True):
            x_fake = _fakes(z_d, theta_g)
            theta_d = theta_d + eta_d * clip_weights(critic_gradient(x_real, x_fake, theta_d), c)
        history.append(critic_value(x_real, x_fake, theta_d))
        theta_g = theta_g - eta_g * generator_gradient(z_g, theta_d, theta_g)
    return theta_d, theta_g, np.array(history)
