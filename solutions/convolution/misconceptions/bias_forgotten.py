# exercise: conv2d_layer
# title: Forgets the bias
# title.zh: 忘记了偏置
# hint: Set all weights to zero and the bias to 1. What does a neuron give whose weights are all zero?
# hint.zh: 令所有权重为零、偏置为 1：权重全为零的神经元输出什么？
def conv2d_layer(x, kernels, bias, stride=1, padding=0):
    return np.array([sum(conv2d(c, w, stride, padding) for c, w in zip(x, kernel, strict=True)) for kernel in kernels])
