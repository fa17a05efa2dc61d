# exercise: generator
# title: Squashes the samples with the sigmoid
# title.zh: 用 sigmoid 压缩了生成的样本
# hint: Can your generator ever give a negative number? Which of the two networks gives a probability?
# hint.zh: 你的生成器能给出负数吗？两个网络中，输出概率的是哪一个？
# source: real code
def generator(z, theta_g):
    a, b = _floats(theta_g)
    return np.exp(-np.logaddexp(0, -(a * _floats(z) + b)))
