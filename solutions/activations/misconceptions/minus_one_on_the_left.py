# exercise: relu_derivative
# title: Gives -1 for negative x
# title.zh: 对负数给出 -1
# hint: That is the slope of the absolute value. How steep is ReLU to the left of 0?
# hint.zh: 那是绝对值函数的斜率。ReLU 在 0 的左侧斜率是多少？
# source: the notes, Table 6.1
def relu_derivative(x):
    return np.sign(np.asarray(x, dtype=np.float64))
