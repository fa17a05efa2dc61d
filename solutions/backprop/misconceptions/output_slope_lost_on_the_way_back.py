# exercise: gradients
# title: Leaves out the slope of the output sigmoid on the way to the hidden layer alone
# title.zh: 只在误差传回隐藏层时漏掉了输出单元 sigmoid 的导数
# hint: w7 … w12 are right. The error of o1 passes the same sigmoid on its way back to h1: is its slope there, too?
# hint.zh: w7 … w12 是对的。o1 的误差传回 h1 时也要经过同一个 sigmoid，那里也乘上它的导数了吗？
# source: real code
def gradients(x, y, w):
    x, y, w = _floats(x), _floats(y), _floats(w)
    out_h, y_hat = (_floats(values) for values in forward(x, w))
    grad_y_hat = 2 / 3 * (y_hat - y)
    grad_in_o = grad_y_hat * y_hat * (1 - y_hat)
    grad_in_h = w[6:].reshape(2, 3) @ grad_y_hat * out_h * (1 - out_h)
    return np.concatenate([np.outer(x, grad_in_h).ravel(), np.outer(out_h, grad_in_o).ravel()])
