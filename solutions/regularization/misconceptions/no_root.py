# exercise: batchnorm
# title: Divides by the variance
# title.zh: 除以了方差
# hint: Which variance should the result have?
# hint.zh: 结果的方差应当是多少？
# source: formula from memory
def batchnorm(x, gamma, beta, eps=1e-5):
    x = _floats(x)
    return _floats(gamma) * (x - x.mean(axis=0)) / (x.var(axis=0) + eps) + _floats(beta)
