# exercise: generator_gradient
# title: Gives all shifts the mean slope of the batch
# title.zh: 所有平移量都得到整个批次的平均斜率
# hint: Which shift does a fake of label 0 depend on?
# hint.zh: 标签为 0 的生成样本依赖哪个平移量？
# source: a plain GAN's gradient
def generator_gradient(z, labels, theta_d, theta_g):
    x = generator(z, labels, theta_g)
    conditions = one_hot(labels, len(theta_d))
    rows = conditions @ theta_d
    slope = (discriminator(x, labels, theta_d) - 1) * (rows[:, 1] + 2 * rows[:, 2] * x)
    return np.array([slope @ z, *np.full(len(theta_d), np.sum(slope))]) / len(labels)
