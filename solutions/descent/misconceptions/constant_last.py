# exercise: difference_quotient
# title: Takes the last coefficient for the constant
# title.zh: 把最后一个系数当作常数项
# hint: In which order does np.polyval want its coefficients?
# hint.zh: np.polyval 要求系数按什么顺序排列？
# source: convention of another function
def difference_quotient(coefficients, x, h):
    c = _floats(coefficients)
    return float((np.polyval(c, x + h) - np.polyval(c, x)) / h)
