# exercise: difference_quotient
# title: Does not divide by h
# title.zh: 没有除以 h
# hint: For a straight line the result should be its slope. Is yours?
# hint.zh: 对直线，结果应当是斜率。你的结果是吗？
# source: half of the formula
def difference_quotient(coefficients, x, h):
    p = np.polynomial.Polynomial(_floats(coefficients))
    return float(p(x + h) - p(x))
