# exercise: discriminator
# title: Leaves out the square of x
# title.zh: 漏掉了 x 的平方项
# hint: theta_d has three numbers. Does your result depend on the last of them?
# hint.zh: theta_d 有三个数。你的结果与最后一个有关吗？
def discriminator(x, theta_d):
    u0, u1, _ = _floats(theta_d)
    return np.exp(_log_sigmoid(u0 + u1 * _floats(x)))
