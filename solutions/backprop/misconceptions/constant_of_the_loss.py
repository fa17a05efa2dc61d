# exercise: gradients
# title: Uses another constant than 2/3
# title.zh: 没有使用 2/3 这个系数
# hint: Differentiate one term of the loss, (1/3)(y_hat - y)^2, by y_hat, slowly. Which constant is left?
# hint.zh: 请慢慢地把损失函数中的一项 (1/3)(y_hat - y)^2 对 y_hat 求导，剩下的系数是多少？
def gradients(x, y, w):
    x, y, w = _floats(x), _floats(y), _floats(w)
    out_h, y_hat = (_floats(values) for values in forward(x, w))
    grad_in_o = (y_hat - y) * y_hat * (1 - y_hat)
    grad_in_h = w[6:].reshape(2, 3) @ grad_in_o * out_h * (1 - out_h)
    return np.concatenate([np.outer(x, grad_in_h).ravel(), np.outer(out_h, grad_in_o).ravel()])
