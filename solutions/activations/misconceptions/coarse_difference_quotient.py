# exercise: sigmoid_derivative
# title: A forward difference quotient in place of the derivative
# title.zh: 用向前差商代替导数
# hint: A difference quotient only approaches the slope; how does its error change with the step? Table 6.1 is exact.
# hint.zh: 差商只是近似斜率，它的误差随步长怎样变化？表 6.1 给出了精确的公式。
def sigmoid_derivative(x):
    x = np.asarray(x, dtype=np.float64)
    return (sigmoid(x + 1e-4) - sigmoid(x)) / 1e-4
