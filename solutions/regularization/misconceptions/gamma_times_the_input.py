# exercise: batchnorm_backward
# title: Uses x in place of the normalised x for gamma
# title.zh: 计算 gamma 的梯度时用了未归一化的 x
# hint: By what is gamma multiplied in the forward pass?
# hint.zh: 前向计算时 gamma 乘的是什么？
# source: x and its hat confused
def batchnorm_backward(grad_out, x, gamma, eps=1e-5):
    g, x, gamma = _floats(grad_out), _floats(x), _floats(gamma)
    root = np.sqrt(x.var(axis=0) + eps)
    x_hat = (x - x.mean(axis=0)) / root
    grad_x = (g - g.mean(axis=0) - x_hat * (g * x_hat).mean(axis=0)) * gamma / root
    return grad_x, (g * x).sum(axis=0), g.sum(axis=0)
