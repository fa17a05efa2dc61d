# exercise: generator_gradient
# title: Sums over the batch in place of the mean
# title.zh: 对批次求和而不是取平均
# hint: Show every noise twice: should the gradient double?
# hint.zh: 让每个噪声出现两次：梯度应该加倍吗？
# source: expectation and sum mixed up
def generator_gradient(z, labels, theta_d, theta_g):
    x = generator(z, labels, theta_g)
    conditions = one_hot(labels, len(theta_d))
    rows = conditions @ theta_d
    slope = (discriminator(x, labels, theta_d) - 1) * (rows[:, 1] + 2 * rows[:, 2] * x)
    return np.array([slope @ z, *(slope @ conditions)])
