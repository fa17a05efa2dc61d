# exercise: train_step
# title: Steps along the gradient, not against it
# title.zh: 沿梯度方向而不是负梯度方向更新
# hint: Take one tiny step and compute the loss before and after: did it fall?
# hint.zh: 走很小的一步，比较前后的损失：它下降了吗？
def train_step(x, y, w, eta):
    return _floats(w) + eta * _floats(gradients(x, y, w))
