# exercise: hebb_step
# title: Leaves the learning rate out
# title.zh: 漏掉了学习率
# hint: Halve eta: should the step shrink?
# hint.zh: 把 eta 减半，增量应当变小吗？
# source: a factor that is easily lost
def hebb_step(w, x, y, eta):
    return _floats(w) + y * _floats(x)
