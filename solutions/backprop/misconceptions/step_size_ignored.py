# exercise: train_step
# title: Steps by the whole gradient, whatever eta is
# title.zh: 不管 eta 是多少，总是减去整个梯度
# hint: Halve eta: by how much does your step shrink?
# hint.zh: 把 eta 减半，你的步子会缩小多少？
def train_step(x, y, w, eta):
    return _floats(w) - _floats(gradients(x, y, w))
