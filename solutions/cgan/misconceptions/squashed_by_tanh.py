# exercise: generator
# title: Squashes the samples with tanh
# title.zh: 用 tanh 压缩了生成的样本
# hint: Which values can your generator give for z = 0 and b_c = 5? G of this exercise is a line for every label.
# hint.zh: 取 z = 0、b_c = 5，你的生成器能给出什么值？本题中每个标签的 G 都是一条直线。
# source: real code
def generator(z, labels, theta_g):
    return np.tanh(theta_g[0] * np.asarray(z, dtype=np.float64) + one_hot(labels, len(theta_g) - 1) @ theta_g[1:])
