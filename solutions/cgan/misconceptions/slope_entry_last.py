# exercise: generator_gradient
# title: Puts the entry of the slope last
# title.zh: 把斜率的分量放在了最后
# hint: theta_g begins with a. In which order comes its gradient?
# hint.zh: theta_g 以 a 开头，它的梯度应是什么次序？
# source: the order of the parameters
def generator_gradient(z, labels, theta_d, theta_g):
    x = generator(z, labels, theta_g)
    conditions = one_hot(labels, len(theta_d))
    rows = conditions @ theta_d
    slope = (discriminator(x, labels, theta_d) - 1) * (rows[:, 1] + 2 * rows[:, 2] * x)
    return np.array([*(slope @ conditions), slope @ z]) / len(labels)
