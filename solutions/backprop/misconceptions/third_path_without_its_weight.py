# exercise: gradients
# title: Leaves the weight out of the third path
# title.zh: 第三条路径上漏掉了权重
# hint: In the notes one bracket of δ1 is a factor short. Count the factors on each of the three paths.
# hint.zh: 讲义中 δ1 的一个括号里少了一个因子。请数一数从 h 到损失函数的三条路径上各有几个因子。
def gradients(x, y, w):
    x, y, w = _floats(x), _floats(y), _floats(w)
    out_h, y_hat = (_floats(values) for values in forward(x, w))
    grad_in_o = 2 / 3 * (y_hat - y) * y_hat * (1 - y_hat)
    weights = w[6:].reshape(2, 3).copy()
    weights[:, 2] = 1
    grad_in_h = weights @ grad_in_o * out_h * (1 - out_h)
    return np.concatenate([np.outer(x, grad_in_h).ravel(), np.outer(out_h, grad_in_o).ravel()])
