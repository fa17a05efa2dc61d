# exercise: neuron_gradient
# title: Ignores the derivative that arrives from the loss
# title.zh: 忽略了从损失函数传来的导数
# hint: If the loss reacted twice as strongly to O, what should happen to your gradient?
# hint.zh: 如果损失函数对 O 的变化敏感一倍，你的梯度应该怎样变化？
def neuron_gradient(inputs, w, upstream):
    inputs = _floats(inputs)
    out = _sigmoid(inputs @ _floats(w))
    return out * (1 - out) * inputs
