# exercise: quadratic
# title: Halves both terms
# title.zh: 两项都乘了 1/2
# hint: Which of the two terms has the factor 1/2?
# hint.zh: 哪一项有因子 1/2？
# source: a bracket too wide
def quadratic(x, A, b):
    x = _floats(x)
    return (x @ _floats(A) @ x - _floats(b) @ x) / 2
