# exercise: generator_gradient
# title: Takes the logit's slope from row 0
# title.zh: 对数几率的斜率取自第 0 行
# hint: Which row of theta_d judges this fake?
# hint.zh: 这个生成样本由 theta_d 的哪一行判别？
# source: the condition forgotten on the way back
def generator_gradient(z, labels, theta_d, theta_g):
    x = generator(z, labels, theta_g)
    conditions = one_hot(labels, len(theta_d))
    rows = np.asarray(theta_d)[[0] * len(labels)]
    slope = (discriminator(x, labels, theta_d) - 1) * (rows[:, 1] + 2 * rows[:, 2] * x)
    return np.array([slope @ z, *(slope @ conditions)]) / len(labels)
