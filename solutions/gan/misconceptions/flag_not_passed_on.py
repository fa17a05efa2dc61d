# exercise: train
# title: Forgets to pass the flag on to the gradient
# title.zh: 没有把开关传给梯度函数
# hint: Your history follows the flag. Do your steps?
# hint.zh: 你的 history 随开关而变。你的更新步骤呢？
def train(real, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g, saturating=False):
    theta_d, theta_g, history = _floats(theta_d), _floats(theta_g), []
    for real_batches, noise_batches, z_g in zip(real, noise_d, noise_g, strict=True):
        for x_real, z_d in zip(real_batches, noise_batches, strict=True):
            x_fake = generator(z_d, theta_g)
            theta_d = theta_d + eta_d * _floats(discriminator_gradient(x_real, x_fake, theta_d))
        history.append(generator_loss(z_g, theta_d, theta_g, saturating))
        theta_g = theta_g - eta_g * _floats(generator_gradient(z_g, theta_d, theta_g))
    return theta_d, theta_g, np.array(history)
