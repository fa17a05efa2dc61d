# exercise: gru_step
# title: The reset gate acts after the product
# title.zh: 重置门作用在矩阵乘法之后
# hint: Some libraries reset W_hh h_prev. In this course, what is reset before it meets W_hh?
# hint.zh: 有些软件库重置的是 W_hh h_prev。按本课程的约定，与 W_hh 相乘之前，先重置的是什么？
# source: convention of cuDNN, reset after the matrix product
def gru_step(x, h_prev, params):
    x, h_prev, W_xh, W_hh, b_h = floats(x, h_prev, params["W_xh"], params["W_hh"], params["b_h"])
    z, r = (sigmoid(pre_activation(gate, x, h_prev, params)) for gate in "zr")
    candidate = np.tanh(W_xh @ x + r * (W_hh @ h_prev) + b_h)
    return (1 - z) * h_prev + z * candidate
