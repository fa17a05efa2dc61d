# exercise: difference_quotient
# title: Takes the difference on both sides
# title.zh: 用了两侧的差
# hint: It has the same limit, and often is closer to it. But which quotient does the formula ask for?
# hint.zh: 它的极限相同，而且往往更接近导数。但公式要求的是哪一个差商？
# source: another quotient with the same limit
def difference_quotient(coefficients, x, h):
    p = np.polynomial.Polynomial(_floats(coefficients))
    return float((p(x + h) - p(x - h)) / (2 * h))
