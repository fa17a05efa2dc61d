# exercise: generator_gradient
# title: Points uphill with the loss's sign lost
# title.zh: 丢了负号，方向相反
# hint: Take one tiny step against your result: does the loss fall?
# hint.zh: 沿你的结果的反方向走一小步：损失会下降吗？
# source: sign easily lost
def generator_gradient(z, labels, theta_d, theta_g):
    x = generator(z, labels, theta_g)
    conditions = one_hot(labels, len(theta_d))
    rows = conditions @ theta_d
    slope = (1 - discriminator(x, labels, theta_d)) * (rows[:, 1] + 2 * rows[:, 2] * x)
    return np.array([slope @ z, *(slope @ conditions)]) / len(labels)
