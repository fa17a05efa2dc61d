# exercise: gradients
# title: Puts the derivatives of w1 … w6 into the wrong order
# title.zh: w1 … w6 的偏导排列顺序错误
# hint: The first six weights alternate between h1 and h2. Does the order of your result?
# hint.zh: 前六个权重在 h1 与 h2 之间交替。你的结果也按这个顺序排列吗？
def gradients(x, y, w):
    x, y, w = _floats(x), _floats(y), _floats(w)
    out_h, y_hat = (_floats(values) for values in forward(x, w))
    grad_in_o = 2 / 3 * (y_hat - y) * y_hat * (1 - y_hat)
    grad_in_h = w[6:].reshape(2, 3) @ grad_in_o * out_h * (1 - out_h)
    return np.concatenate([np.outer(grad_in_h, x).ravel(), np.outer(out_h, grad_in_o).ravel()])
