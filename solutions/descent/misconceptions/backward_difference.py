# exercise: difference_quotient
# title: Takes the difference backwards
# title.zh: 用了向后的差
# hint: From which two points does the notes' formula take the difference?
# hint.zh: 讲义的公式取的是哪两点之差？
# source: another quotient with the same limit
def difference_quotient(coefficients, x, h):
    p = np.polynomial.Polynomial(_floats(coefficients))
    return float((p(x) - p(x - h)) / h)
