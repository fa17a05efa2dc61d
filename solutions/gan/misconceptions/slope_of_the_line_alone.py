# exercise: generator_gradient
# title: Leaves the square of x out of the slope of the logit
# title.zh: 对数几率的导数中漏掉了平方项
# hint: The logit is a parabola in x. Is its slope the same everywhere?
# hint.zh: 对数几率是 x 的抛物线。它的斜率处处相同吗？
def generator_gradient(z, theta_d, theta_g, saturating=False):
    x, z = _floats(generator(z, theta_g)), _floats(z)
    d = _floats(discriminator(x, theta_d))
    _, u1, _ = _floats(theta_d)
    slope = (-d if saturating else d - 1) * u1
    return np.array([np.mean(slope * z), np.mean(slope)])
