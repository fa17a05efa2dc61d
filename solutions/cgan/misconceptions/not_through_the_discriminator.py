# exercise: generator_gradient
# title: Leaves the slope of D's logit in x out
# title.zh: 漏掉了判别器的对数几率对 x 的导数
# hint: How does the loss notice that a fake has moved?
# hint.zh: 生成样本移动时，损失如何得知？
# source: a link of the chain forgotten
def generator_gradient(z, labels, theta_d, theta_g):
    x = generator(z, labels, theta_g)
    conditions = one_hot(labels, len(theta_d))
    rows = conditions @ theta_d
    slope = (discriminator(x, labels, theta_d) - 1) * np.ones_like(rows[:, 1])
    return np.array([slope @ z, *(slope @ conditions)]) / len(labels)
