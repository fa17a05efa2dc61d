# exercise: tanh_derivative
# title: Forgets the square
# title.zh: 漏了平方
# hint: Should the slope at -1 differ from the slope at 1? Look at the symmetry of the curve, then at Table 6.1.
# hint.zh: 曲线在 -1 处和 1 处的斜率应当不同吗？先看曲线的对称性，再对照表 6.1。
# source: the notes, Table 6.1
def tanh_derivative(x):
    return 1 - tanh(x)
