# exercise: generator_gradient
# title: Loses the factor 2 of the square
# title.zh: 漏掉了平方求导的系数 2
# hint: What is the derivative of x²?
# hint.zh: x² 的导数是什么？
# source: power rule in haste
def generator_gradient(z, labels, theta_d, theta_g):
    x = generator(z, labels, theta_g)
    conditions = one_hot(labels, len(theta_d))
    rows = conditions @ theta_d
    slope = (discriminator(x, labels, theta_d) - 1) * (rows[:, 1] + rows[:, 2] * x)
    return np.array([slope @ z, *(slope @ conditions)]) / len(labels)
