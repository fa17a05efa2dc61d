# exercise: difference_quotient
# title: Divides by the length of h without its sign
# title.zh: 除以了 h 的绝对值
# hint: For a straight line that rises, may the quotient be negative?
# hint.zh: 对上升的直线，差商会是负数吗？
# source: h is mostly positive
def difference_quotient(coefficients, x, h):
    p = np.polynomial.Polynomial(_floats(coefficients))
    return float((p(x + h) - p(x)) / abs(h))
