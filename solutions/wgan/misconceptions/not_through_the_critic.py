# exercise: generator_gradient
# title: Leaves the critic's slope out
# title.zh: 漏掉了 critic 的斜率
# hint: How does the loss notice that a fake has moved?
# hint.zh: 生成样本移动时，损失如何得知？
# source: a link of the chain forgotten
def generator_gradient(z, theta_d, theta_g):
    _, u1, u2 = theta_d
    slope = 0 * u1 * u2 + np.ones(len(z))
    return -np.array([np.mean(slope * z), np.mean(slope)])
