# exercise: batchnorm_test
# title: Takes var for the deviation
# title.zh: 把 var 当成了标准差
# hint: Which statistic is called var: sigma or its square?
# hint.zh: 名为 var 的统计量是标准差还是它的平方？
# source: a square too much
def batchnorm_test(x, gamma, beta, mean, var, eps=1e-5):
    return _floats(gamma) * (_floats(x) - _floats(mean)) / np.sqrt(_floats(var) ** 2 + eps) + _floats(beta)
