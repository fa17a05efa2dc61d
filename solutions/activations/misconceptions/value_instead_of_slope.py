# exercise: relu_derivative
# title: Returns x where the slope is asked
# title.zh: 该返回斜率时返回了 x
# hint: To the right of 0 the graph of ReLU is a straight line. How steep is it, and does that depend on x?
# hint.zh: ReLU 的图像在 0 的右侧是一条直线。它的斜率是多少？与 x 有关吗？
# source: the notes, Table 6.1
def relu_derivative(x):
    return np.maximum(np.asarray(x, dtype=np.float64), 0)
