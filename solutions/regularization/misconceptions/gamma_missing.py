# exercise: batchnorm_backward
# title: Leaves gamma out of grad_x
# title.zh: grad_x 中漏掉了 gamma
# hint: Set gamma = 0: what should grad_x be?
# hint.zh: 令 gamma = 0：grad_x 应当是什么？
# source: gamma is 1 in many examples
def batchnorm_backward(grad_out, x, gamma, eps=1e-5):
    g, x = _floats(grad_out), _floats(x)
    root = np.sqrt(x.var(axis=0) + eps)
    x_hat = (x - x.mean(axis=0)) / root
    grad_x = (g - g.mean(axis=0) - x_hat * (g * x_hat).mean(axis=0)) / root
    return grad_x, (g * x_hat).sum(axis=0), g.sum(axis=0)
