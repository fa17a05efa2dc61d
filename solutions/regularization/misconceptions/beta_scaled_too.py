# exercise: batchnorm
# title: Multiplies beta by gamma
# title.zh: 把 beta 也乘上了 gamma
# hint: What is the mean of your result?
# hint.zh: 你的结果的均值是多少？
# source: a bracket too wide
def batchnorm(x, gamma, beta, eps=1e-5):
    x = _floats(x)
    return _floats(gamma) * ((x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + eps) + _floats(beta))
