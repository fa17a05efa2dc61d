# exercise: generator_gradient
# title: Loses the 2 of the derivative of the square
# title.zh: 丢掉了平方求导产生的因子 2
# hint: Differentiate u2 x^2 by x, slowly.
# hint.zh: 请慢慢地对 u2 x^2 求关于 x 的导数。
def generator_gradient(z, theta_d, theta_g, saturating=False):
    x, z = _floats(generator(z, theta_g)), _floats(z)
    d = _floats(discriminator(x, theta_d))
    _, u1, u2 = _floats(theta_d)
    slope = (-d if saturating else d - 1) * (u1 + u2 * x)
    return np.array([np.mean(slope * z), np.mean(slope)])
