# exercise: gru_forward
# title: The reset gate acts after the product in every step
# title.zh: 每个时刻都是 重置门作用在矩阵乘法之后
# hint: Some libraries reset W_hh h_prev. In this course, what is reset before it meets W_hh?
# hint.zh: 有些软件库重置的是 W_hh h_prev。按本课程的约定，与 W_hh 相乘之前，先重置的是什么？
# source: convention of cuDNN, reset after the matrix product
def other_step(x, h_prev, params):
    x, h_prev, W_xh, W_hh, b_h = floats(x, h_prev, params["W_xh"], params["W_hh"], params["b_h"])
    z, r = (sigmoid(pre_activation(gate, x, h_prev, params)) for gate in "zr")
    candidate = np.tanh(W_xh @ x + r * (W_hh @ h_prev) + b_h)
    return (1 - z) * h_prev + z * candidate


def gru_forward(xs, h0, params):
    h, hs = h0, []
    for x in xs:
        h = other_step(x, h, params)
        hs.append(h)
    return np.array(hs)
