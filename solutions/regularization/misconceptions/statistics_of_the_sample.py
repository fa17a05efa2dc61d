# exercise: batchnorm
# title: Normalises every sample by itself
# title.zh: 对每个样本单独归一化
# hint: Are the statistics those of a feature or of a sample?
# hint.zh: 统计量是对特征求的，还是对样本求的？
# source: layer normalisation
def batchnorm(x, gamma, beta, eps=1e-5):
    x = _floats(x)
    x_hat = (x - x.mean(axis=1, keepdims=True)) / np.sqrt(x.var(axis=1, keepdims=True) + eps)
    return _floats(gamma) * x_hat + _floats(beta)
