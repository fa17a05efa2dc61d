# exercise: batchnorm
# title: Ignores the given eps
# title.zh: 忽略了传入的 eps
# hint: Does your result depend on eps?
# hint.zh: 你的结果与 eps 有关吗？
# parameter: own in 1e-16 … 1e-2
# source: a constant written into the code
def batchnorm(x, gamma, beta, eps=1e-5):
    own = 1e-5
    x = _floats(x)
    return _floats(gamma) * (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + own) + _floats(beta)
