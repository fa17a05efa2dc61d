# exercise: generator_gradient
# title: The gradient of the mean score, not of the loss
# title.zh: 求的是平均分的梯度，而不是损失的梯度
# hint: Take one tiny step against your result: does the loss fall?
# hint.zh: 沿你的结果的反方向走一小步：损失会下降吗？
# source: sign easily lost
def generator_gradient(z, theta_d, theta_g):
    _, u1, u2 = theta_d
    slope = u1 + 2 * u2 * _fakes(z, theta_g)
    return np.array([np.mean(slope * z), np.mean(slope)])
