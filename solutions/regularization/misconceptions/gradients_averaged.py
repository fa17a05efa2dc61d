# exercise: batchnorm_backward
# title: Averages the gradients of gamma and beta
# title.zh: 对 gamma 与 beta 的梯度取了平均
# hint: beta is added to N samples. How does the loss change with it?
# hint.zh: beta 加到了 N 个样本上。损失随它怎样变化？
# source: a habit from losses
def batchnorm_backward(grad_out, x, gamma, eps=1e-5):
    g, x, gamma = _floats(grad_out), _floats(x), _floats(gamma)
    root = np.sqrt(x.var(axis=0) + eps)
    x_hat = (x - x.mean(axis=0)) / root
    grad_x = (g - g.mean(axis=0) - x_hat * (g * x_hat).mean(axis=0)) * gamma / root
    return grad_x, (g * x_hat).mean(axis=0), g.mean(axis=0)
