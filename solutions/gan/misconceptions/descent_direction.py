# exercise: discriminator_gradient
# title: Gives the direction of descent
# title.zh: 给出的是下降方向
# hint: D ascends. Take one small step along your gradient: does discriminator_value grow?
# hint.zh: 判别器要梯度上升。沿你的梯度走一小步，discriminator_value 变大了吗？
def discriminator_gradient(x_real, x_fake, theta_d):
    x_real, x_fake = _floats(x_real), _floats(x_fake)
    real = 1 - _floats(discriminator(x_real, theta_d))
    fake = _floats(discriminator(x_fake, theta_d))
    return np.array([np.mean(fake * x_fake**power - real * x_real**power) for power in range(3)])
