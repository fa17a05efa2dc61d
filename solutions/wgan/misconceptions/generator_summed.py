# exercise: generator_gradient
# title: Sums over the batch in place of the mean
# title.zh: 对批次求和而不是取平均
# hint: Show every noise twice: should the gradient double?
# hint.zh: 让每个噪声出现两次：梯度应该加倍吗？
# source: expectation and sum mixed up
def generator_gradient(z, theta_d, theta_g):
    _, u1, u2 = theta_d
    slope = u1 + 2 * u2 * _fakes(z, theta_g)
    return -np.array([np.sum(slope * z), np.sum(slope)])
