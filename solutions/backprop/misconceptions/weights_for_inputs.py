# exercise: neuron_gradient
# title: Differentiates the weighted sum by the inputs
# title.zh: 把加权和对输入求导，而不是对权重求导
# hint: The derivative of w times out depends on which of the two is the variable. Which one is it here?
# hint.zh: 对乘积 w 乘 out 求导，结果取决于谁是自变量。这里问的是对谁的导数？
def neuron_gradient(inputs, w, upstream):
    inputs = _floats(inputs)
    out = _sigmoid(inputs @ _floats(w))
    return float(upstream) * out * (1 - out) * _floats(w)
