# exercise: batchnorm_test
# title: Does not subtract the mean
# title.zh: 没有减去均值
# hint: Does your result depend on mean?
# hint.zh: 你的结果与 mean 有关吗？
# source: half of the formula
def batchnorm_test(x, gamma, beta, mean, var, eps=1e-5):
    return _floats(gamma) * _floats(x) / np.sqrt(_floats(var) + eps) + _floats(beta)
