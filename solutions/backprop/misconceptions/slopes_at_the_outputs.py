# exercise: gradients
# title: Takes every sigmoid slope at the unit's output
# title.zh: 在单元的输出值处计算 sigmoid 的导数
# hint: out_h and y_hat have been through the sigmoid already. Does your slope apply it again?
# hint.zh: out_h 与 y_hat 已经经过 sigmoid。你求导时是不是又用了一次？
def _slope(x):
    return _sigmoid(x) * (1 - _sigmoid(x))


def gradients(x, y, w):
    x, y, w = _floats(x), _floats(y), _floats(w)
    out_h, y_hat = (_floats(values) for values in forward(x, w))
    grad_in_o = 2 / 3 * (y_hat - y) * _slope(y_hat)
    grad_in_h = w[6:].reshape(2, 3) @ grad_in_o * _slope(out_h)
    return np.concatenate([np.outer(x, grad_in_h).ravel(), np.outer(out_h, grad_in_o).ravel()])
