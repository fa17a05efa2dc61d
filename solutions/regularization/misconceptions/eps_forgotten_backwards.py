# exercise: batchnorm_backward
# title: Uses the default eps on the way back
# title.zh: 反向时用了默认的 eps
# hint: Which eps did the forward pass use?
# hint.zh: 前向计算时用的是哪个 eps？
# source: an argument not passed on
def batchnorm_backward(grad_out, x, gamma, eps=1e-5):
    g, x, gamma = _floats(grad_out), _floats(x), _floats(gamma)
    root = np.sqrt(x.var(axis=0) + 1e-5)
    x_hat = (x - x.mean(axis=0)) / root
    grad_x = (g - g.mean(axis=0) - x_hat * (g * x_hat).mean(axis=0)) * gamma / root
    return grad_x, (g * x_hat).sum(axis=0), g.sum(axis=0)
