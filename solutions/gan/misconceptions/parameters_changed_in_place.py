# exercise: train
# title: Changes the caller's parameters
# title.zh: 就地修改了传入的参数
# hint: Print theta_d and theta_g before and after the call. Does `+=` make a new array?
# hint.zh: 在调用前后分别打印 theta_d 与 theta_g。`+=` 会生成新数组吗？
def train(real, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g, saturating=False):
    theta_d, theta_g, history = _floats(theta_d), _floats(theta_g), []
    for real_batches, noise_batches, z_g in zip(real, noise_d, noise_g, strict=True):
        for x_real, z_d in zip(real_batches, noise_batches, strict=True):
            x_fake = generator(z_d, theta_g)
            theta_d += eta_d * _floats(discriminator_gradient(x_real, x_fake, theta_d))
        history.append(generator_loss(z_g, theta_d, theta_g, saturating))
        theta_g -= eta_g * _floats(generator_gradient(z_g, theta_d, theta_g, saturating))
    return theta_d, theta_g, np.array(history)
