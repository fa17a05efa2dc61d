# exercise: batchnorm
# title: Adds eps to the deviation
# title.zh: 把 eps 加在标准差上
# hint: Does eps stand under the root or beside it?
# hint.zh: eps 在根号之内还是之外？
# source: formula from memory
def batchnorm(x, gamma, beta, eps=1e-5):
    x = _floats(x)
    return _floats(gamma) * (x - x.mean(axis=0)) / (x.std(axis=0) + eps) + _floats(beta)
