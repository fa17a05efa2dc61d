# exercise: gradients
# title: Multiplies by In_h where Out_h belongs
# title.zh: 该用 Out_h 的地方用了 In_h
# hint: Look at In_o1 in Table 6.2: which number does w7 multiply there?
# hint.zh: 请看表 6.2 中的 In_o1：w7 乘的是哪个数？
def gradients(x, y, w):
    x, y, w = _floats(x), _floats(y), _floats(w)
    out_h, y_hat = (_floats(values) for values in forward(x, w))
    grad_in_o = 2 / 3 * (y_hat - y) * y_hat * (1 - y_hat)
    grad_in_h = w[6:].reshape(2, 3) @ grad_in_o * out_h * (1 - out_h)
    in_h = x @ w[:6].reshape(3, 2)
    return np.concatenate([np.outer(x, grad_in_h).ravel(), np.outer(in_h, grad_in_o).ravel()])
