# exercise: generator_gradient
# title: Returns the derivatives as (b, a)
# title.zh: 按 (b, a) 的顺序返回了导数
# hint: theta_g is (a, b). Which of your two numbers contains the noise z?
# hint.zh: theta_g 是 (a, b)。你的两个数中哪一个含有噪声 z？
def generator_gradient(z, theta_d, theta_g, saturating=False):
    x, z = _floats(generator(z, theta_g)), _floats(z)
    d = _floats(discriminator(x, theta_d))
    _, u1, u2 = _floats(theta_d)
    slope = (-d if saturating else d - 1) * (u1 + 2 * u2 * x)
    return np.array([np.mean(slope), np.mean(slope * z)])
