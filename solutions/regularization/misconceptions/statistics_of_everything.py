# exercise: batchnorm
# title: Takes one mean and one variance for all features
# title.zh: 所有特征共用一个均值和方差
# hint: How many means does a batch with D features have?
# hint.zh: 有 D 个特征的批次有几个均值？
# source: np.mean without an axis
def batchnorm(x, gamma, beta, eps=1e-5):
    x = _floats(x)
    return _floats(gamma) * (x - x.mean()) / np.sqrt(x.var() + eps) + _floats(beta)
