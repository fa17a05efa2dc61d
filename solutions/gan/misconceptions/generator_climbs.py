# exercise: generator_gradient
# title: Has the sign of the gradient reversed
# title.zh: 梯度的符号反了
# hint: Take one small step against your gradient: does the generator's loss fall?
# hint.zh: 沿你的梯度的反方向走一小步，生成器的损失变小了吗？
def generator_gradient(z, theta_d, theta_g, saturating=False):
    x, z = _floats(generator(z, theta_g)), _floats(z)
    d = _floats(discriminator(x, theta_d))
    _, u1, u2 = _floats(theta_d)
    slope = (d if saturating else 1 - d) * (u1 + 2 * u2 * x)
    return np.array([np.mean(slope * z), np.mean(slope)])
