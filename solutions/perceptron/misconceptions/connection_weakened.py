# exercise: hebb_step
# title: Weakens what fires together
# title.zh: 一起激活时反而减弱了连接
# hint: Two neurons fire together. Should their connection grow?
# hint.zh: 两个神经元一起激活，它们的连接应当增强吗？
# source: the sign of gradient descent
def hebb_step(w, x, y, eta):
    return _floats(w) - eta * y * _floats(x)
