# exercise: train
# title: Clips the generator, too
# title.zh: 把生成器也裁剪了
# hint: Which of the two networks has to obey the Lipschitz condition?
# hint.zh: 两个网络中哪一个要满足 Lipschitz 条件？
# source: clipping put on all networks
def train(real, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g, c):
    history = []
    for real_batches, noise_batches, z_g in zip(real, noise_d, noise_g, strict=True):
        for x_real, z_d in zip(real_batches, noise_batches, strict=True):
            x_fake = _fakes(z_d, theta_g)
            theta_d = clip_weights(theta_d + eta_d * critic_gradient(x_real, x_fake, theta_d), c)
        history.append(critic_value(x_real, x_fake, theta_d))
        theta_g = clip_weights(theta_g - eta_g * generator_gradient(z_g, theta_d, theta_g), c)
    return theta_d, theta_g, np.array(history)
