# exercise: discriminator_gradient
# title: Leaves the fake batch out
# title.zh: 漏掉了生成批次
# hint: V has two terms, and both depend on theta_d.
# hint.zh: V 有两项，且都依赖于 theta_d。
def discriminator_gradient(x_real, x_fake, theta_d):
    x_real = _floats(x_real)
    real = 1 - _floats(discriminator(x_real, theta_d))
    return np.array([np.mean(real * x_real**power) for power in range(3)])
