# exercise: gradients
# title: Multiplies the derivatives in w7, w8, w9 by the weights, so that Out_h1 comes in twice
# title.zh: 用对 w7、w8、w9 的偏导去乘权重，Out_h1 被多乘了一次
# hint: The notes are misprinted: δ7 contains Out_h1. Does the derivative in w7 carry the error back, or that in In_o1?
# hint.zh: 讲义此处有误：δ7 中已含有 Out_h1。传回误差的应是对 w7 的偏导，还是对 In_o1 的偏导？
# source: real code
def gradients(x, y, w):
    x, y, w = _floats(x), _floats(y), _floats(w)
    out_h, y_hat = (_floats(values) for values in forward(x, w))
    grad_in_o = 2 / 3 * (y_hat - y) * y_hat * (1 - y_hat)
    grad_in_h = w[6:].reshape(2, 3) @ grad_in_o * out_h * out_h * (1 - out_h)
    return np.concatenate([np.outer(x, grad_in_h).ravel(), np.outer(out_h, grad_in_o).ravel()])
