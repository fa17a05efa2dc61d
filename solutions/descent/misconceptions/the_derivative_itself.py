# exercise: difference_quotient
# title: Returns the derivative, the limit
# title.zh: 返回的是导数，即极限
# hint: Does your result depend on h?
# hint.zh: 你的结果与 h 有关吗？
# source: the limit is taken too early
def difference_quotient(coefficients, x, h):
    return float(np.polynomial.Polynomial(_floats(coefficients)).deriv()(x))
