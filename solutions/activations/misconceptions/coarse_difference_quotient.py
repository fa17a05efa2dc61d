# exercise: sigmoid_derivative
# title: A forward difference quotient with the step {h} in place of the derivative
# title.zh: 用步长为 {h} 的向前差商代替导数
# hint: A difference quotient only approaches the slope; how does its error change with the step? Table 6.1 is exact.
# hint.zh: 差商只是近似斜率，它的误差随步长怎样变化？表 6.1 给出了精确的公式。
# parameter: h in 1e-7 … 0.1
def sigmoid_derivative(x):
    h = 1e-4
    x = np.asarray(x, dtype=np.float64)
    return (sigmoid(x + h) - sigmoid(x)) / h
