# exercise: batchnorm_backward
# title: Takes the mean for a constant
# title.zh: 把均值当成了常数
# hint: Move all samples by the same amount: do the outputs change?
# hint.zh: 所有样本移动相同的量：输出会变吗？
# source: one of three ways forgotten
def batchnorm_backward(grad_out, x, gamma, eps=1e-5):
    g, x, gamma = _floats(grad_out), _floats(x), _floats(gamma)
    root = np.sqrt(x.var(axis=0) + eps)
    x_hat = (x - x.mean(axis=0)) / root
    return (g - x_hat * (g * x_hat).mean(axis=0)) * gamma / root, (g * x_hat).sum(axis=0), g.sum(axis=0)
