# exercise: discriminator_gradient
# title: Multiplies by the slope of the sigmoid once more
# title.zh: 又多乘了一次 sigmoid 的导数
# hint: Work out the derivative of log(sigmoid(s)) in s on paper. Does a factor D (1 - D) remain?
# hint.zh: 在纸上求 log(sigmoid(s)) 对 s 的导数：还剩下因子 D (1 - D) 吗？
def discriminator_gradient(x_real, x_fake, theta_d):
    x_real, x_fake = _floats(x_real), _floats(x_fake)
    real = 1 - _floats(discriminator(x_real, theta_d))
    fake = _floats(discriminator(x_fake, theta_d))
    real, fake = real**2 * (1 - real), fake**2 * (1 - fake)
    return np.array([np.mean(real * x_real**power - fake * x_fake**power) for power in range(3)])
