# exercise: train
# title: Clips before each step and not after it
# title.zh: 在每步更新之前裁剪，而不是之后
# hint: Where may the parameters lie just after your step?
# hint.zh: 你的一步更新刚做完时，参数可能落在哪里？
# source: published code that clips first
def train(real, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g, c):
    history = []
    for real_batches, noise_batches, z_g in zip(real, noise_d, noise_g, strict=True):
        for x_real, z_d in zip(real_batches, noise_batches, strict=True):
            x_fake = _fakes(z_d, theta_g)
            theta_d = clip_weights(theta_d, c) + eta_d * critic_gradient(x_real, x_fake, theta_d)
        history.append(critic_value(x_real, x_fake, theta_d))
        theta_g = theta_g - eta_g * generator_gradient(z_g, theta_d, theta_g)
    return theta_d, theta_g, np.array(history)
