# exercise: generator_gradient
# title: Uses the slope of log(1 - D) for both losses
# title.zh: 两种损失都用了 log(1 - D) 的斜率
# hint: Differentiate -log D and log(1 - D) in the logit. How do the two slopes differ where D is nearly 0?
# hint.zh: 分别求 -log D 与 log(1 - D) 对对数几率的导数。D 接近 0 时两者有何不同？
def generator_gradient(z, theta_d, theta_g, saturating=False):
    x, z = _floats(generator(z, theta_g)), _floats(z)
    d = _floats(discriminator(x, theta_d))
    _, u1, u2 = _floats(theta_d)
    slope = -d * (u1 + 2 * u2 * x)
    return np.array([np.mean(slope * z), np.mean(slope)])
