# exercise: batchnorm
# title: Divides the variance by N - 1
# title.zh: 方差除以了 N - 1
# hint: Which divisor stands before the sum? Try a batch of one sample.
# hint.zh: 求和号前的除数是什么？试试只有一个样本的批次。
# source: ddof=1
def batchnorm(x, gamma, beta, eps=1e-5):
    x = _floats(x)
    var = np.var(x, axis=0) * len(x) / max(len(x) - 1, 1)
    return _floats(gamma) * (x - x.mean(axis=0)) / np.sqrt(var + eps) + _floats(beta)
