# exercise: batchnorm_backward
# title: Takes the variance for a constant
# title.zh: 把方差当成了常数
# hint: If one sample moves outwards, what happens to the column's variance?
# hint.zh: 一个样本远离均值时，这一列的方差会怎样？
# source: one of three ways forgotten
def batchnorm_backward(grad_out, x, gamma, eps=1e-5):
    g, x, gamma = _floats(grad_out), _floats(x), _floats(gamma)
    root = np.sqrt(x.var(axis=0) + eps)
    x_hat = (x - x.mean(axis=0)) / root
    return (g - g.mean(axis=0)) * gamma / root, (g * x_hat).sum(axis=0), g.sum(axis=0)
