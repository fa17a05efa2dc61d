# exercise: batchnorm_test
# title: Adds eps beside the root
# title.zh: 把 eps 加在根号之外
# hint: Does eps stand under the root or beside it?
# hint.zh: eps 在根号之内还是之外？
# source: formula from memory
def batchnorm_test(x, gamma, beta, mean, var, eps=1e-5):
    return _floats(gamma) * (_floats(x) - _floats(mean)) / (np.sqrt(_floats(var)) + eps) + _floats(beta)
