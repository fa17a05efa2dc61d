# exercise: batchnorm_backward
# title: Takes mean and variance for constants
# title.zh: 把均值和方差当成了常数
# hint: Move one sample: do the outputs of its neighbours change?
# hint.zh: 让一个样本变动：其他样本的输出会变吗？
# source: two of three ways forgotten
def batchnorm_backward(grad_out, x, gamma, eps=1e-5):
    g, x, gamma = _floats(grad_out), _floats(x), _floats(gamma)
    root = np.sqrt(x.var(axis=0) + eps)
    x_hat = (x - x.mean(axis=0)) / root
    return g * gamma / root, (g * x_hat).sum(axis=0), g.sum(axis=0)
