# exercise: batchnorm_test
# title: Divides by the variance
# title.zh: 除以了方差
# hint: Is there a root in the formula?
# hint.zh: 公式中有根号吗？
# source: formula from memory
def batchnorm_test(x, gamma, beta, mean, var, eps=1e-5):
    return _floats(gamma) * (_floats(x) - _floats(mean)) / (_floats(var) + eps) + _floats(beta)
