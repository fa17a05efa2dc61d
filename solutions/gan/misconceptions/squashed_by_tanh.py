# exercise: generator
# title: Squashes the samples with tanh
# title.zh: 用 tanh 压缩了生成的样本
# hint: Which values can your generator give for z = 0 and b = 5? G of this exercise is a line.
# hint.zh: 取 z = 0、b = 5，你的生成器能给出什么值？本题中的 G 是一条直线。
# source: real code
def generator(z, theta_g):
    a, b = _floats(theta_g)
    return np.tanh(a * _floats(z) + b)
