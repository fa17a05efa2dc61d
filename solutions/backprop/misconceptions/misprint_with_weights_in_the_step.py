# exercise: train_step
# title: Takes the step with the derivatives in w7, w8, w9 times the weights, so that Out_h1 comes in twice
# title.zh: 更新时用对 w7、w8、w9 的偏导去乘权重，Out_h1 被多乘了一次
# hint: Compare the step in w1 … w6 with your `gradients`. δ7 contains Out_h1: does it belong on the way back to h1?
# hint.zh: 把 w1 … w6 的更新量与你的 `gradients` 比较。δ7 中含有 Out_h1：误差传回 h1 时应该带上它吗？
# source: real code
def train_step(x, y, w, eta):
    x, y, w = _floats(x), _floats(y), _floats(w)
    out_h, y_hat = (_floats(values) for values in forward(x, w))
    grad_in_o = 2 / 3 * (y_hat - y) * y_hat * (1 - y_hat)
    grad_in_h = w[6:].reshape(2, 3) @ grad_in_o * out_h * out_h * (1 - out_h)
    return w - eta * np.concatenate([np.outer(x, grad_in_h).ravel(), np.outer(out_h, grad_in_o).ravel()])
