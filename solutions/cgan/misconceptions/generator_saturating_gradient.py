# exercise: generator_gradient
# title: The gradient of the saturating loss
# title.zh: 用了饱和损失的梯度
# hint: What is the derivative of -log sigmoid(s) where D spots the fake?
# hint.zh: 判别器识破生成样本时， -log sigmoid(s) 的导数是多少？
# source: Algorithm 6.5.1 literally
def generator_gradient(z, labels, theta_d, theta_g):
    x = generator(z, labels, theta_g)
    conditions = one_hot(labels, len(theta_d))
    rows = conditions @ theta_d
    slope = -discriminator(x, labels, theta_d) * (rows[:, 1] + 2 * rows[:, 2] * x)
    return np.array([slope @ z, *(slope @ conditions)]) / len(labels)
