# exercise: batchnorm
# title: Swaps gamma and beta
# title.zh: 把 gamma 与 beta 弄反了
# hint: Which of the two is the mean of the result?
# hint.zh: 二者中哪一个是结果的均值？
# source: two arguments of one shape
def batchnorm(x, gamma, beta, eps=1e-5):
    x = _floats(x)
    return _floats(beta) * (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + eps) + _floats(gamma)
