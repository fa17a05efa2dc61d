# exercise: gradients
# title: Sends the error back through o1 alone
# title.zh: 误差只从 o1 传回
# hint: The derivation of w7 involves one output only. How many outputs does h1 feed?
# hint.zh: 推导 w7 时只涉及一个输出单元。而 h1 的输出会送到几个输出单元？
def gradients(x, y, w):
    x, y, w = _floats(x), _floats(y), _floats(w)
    out_h, y_hat = (_floats(values) for values in forward(x, w))
    grad_in_o = 2 / 3 * (y_hat - y) * y_hat * (1 - y_hat)
    grad_in_h = w[[6, 9]] * grad_in_o[0] * out_h * (1 - out_h)
    return np.concatenate([np.outer(x, grad_in_h).ravel(), np.outer(out_h, grad_in_o).ravel()])
