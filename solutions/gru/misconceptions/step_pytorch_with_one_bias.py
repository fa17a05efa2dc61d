# exercise: gru_step
# title: z weighs the old state, and the reset gate acts after the product
# title.zh: z 乘在旧编码上，重置门作用在矩阵乘法之后
# hint: This is the GRU of PyTorch. Two things differ from this course: compare line by line with its four formulas.
# hint.zh: 这是 PyTorch 的 GRU，与本课程有两处不同：请与四个公式逐行比较。
# source: convention of PyTorch, with one bias
def gru_step(x, h_prev, params):
    x, h_prev, W_xh, W_hh, b_h = floats(x, h_prev, params["W_xh"], params["W_hh"], params["b_h"])
    z, r = (sigmoid(pre_activation(gate, x, h_prev, params)) for gate in "zr")
    candidate = np.tanh(W_xh @ x + r * (W_hh @ h_prev) + b_h)
    return z * h_prev + (1 - z) * candidate
