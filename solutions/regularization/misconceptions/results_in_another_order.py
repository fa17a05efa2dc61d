# exercise: batchnorm_backward
# title: Returns beta's gradient before gamma's
# title.zh: 先返回了 beta 的梯度
# hint: In which order are the three results asked for?
# hint.zh: 三个结果要求按什么顺序返回？
# source: two results of one shape
def batchnorm_backward(grad_out, x, gamma, eps=1e-5):
    g, x, gamma = _floats(grad_out), _floats(x), _floats(gamma)
    root = np.sqrt(x.var(axis=0) + eps)
    x_hat = (x - x.mean(axis=0)) / root
    grad_x = (g - g.mean(axis=0) - x_hat * (g * x_hat).mean(axis=0)) * gamma / root
    return grad_x, g.sum(axis=0), (g * x_hat).sum(axis=0)
