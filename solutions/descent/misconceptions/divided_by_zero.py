# exercise: steepest_step
# title: Divides a zero gradient by its norm
# title.zh: 用零梯度的模作除数
# hint: Which direction has a gradient of zeros?
# hint.zh: 零梯度有方向吗？
# source: 0/0
def steepest_step(gradient, length):
    g = _floats(gradient)
    return -length * g / np.linalg.norm(g)
