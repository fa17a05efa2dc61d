# exercise: gradients
# title: Sends the error back through the wrong output weights
# title.zh: 误差经过错误的输出权重传回
# hint: The error goes back through the weights that the signal came forward through. Which three leave h1?
# hint.zh: 误差反向传播时经过的权重与信号正向传播时相同。从 h1 出发的是哪三个权重？
def gradients(x, y, w):
    x, y, w = _floats(x), _floats(y), _floats(w)
    out_h, y_hat = (_floats(values) for values in forward(x, w))
    grad_in_o = 2 / 3 * (y_hat - y) * y_hat * (1 - y_hat)
    grad_in_h = w[6:].reshape(3, 2).T @ grad_in_o * out_h * (1 - out_h)
    return np.concatenate([np.outer(x, grad_in_h).ravel(), np.outer(out_h, grad_in_o).ravel()])
