# exercise: generator_gradient
# title: Divides each shift's part by how often the label occurs
# title.zh: 各平移量的分量除以了标签出现的次数
# hint: The loss is a mean over all m samples. By which number is each term divided?
# hint.zh: 损失是对全部 m 个样本的平均。每一项除以几？
# source: means within a label
def generator_gradient(z, labels, theta_d, theta_g):
    x = generator(z, labels, theta_g)
    conditions = one_hot(labels, len(theta_d))
    rows = conditions @ theta_d
    slope = (discriminator(x, labels, theta_d) - 1) * (rows[:, 1] + 2 * rows[:, 2] * x)
    return np.array([slope @ z / len(labels), *(slope @ conditions / np.maximum(conditions.sum(axis=0), 1))])
