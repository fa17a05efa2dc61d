# exercise: generator_gradient
# title: Divides the mean over the batch by its size once more
# title.zh: 对批次取平均之后又除以了一次批次大小
# hint: Show every z twice: should the gradient become half as large?
# hint.zh: 让每个 z 出现两次：梯度应该减半吗？
# source: real code
def generator_gradient(z, theta_d, theta_g, saturating=False):
    x = _floats(generator(z, theta_g))
    d = _floats(discriminator(x, theta_d))
    _, u1, u2 = _floats(theta_d)
    slope = (-d if saturating else d - 1) * (u1 + 2 * u2 * x)
    return np.array([np.mean(slope * _floats(z)), np.mean(slope)]) / len(x)
