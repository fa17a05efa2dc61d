# exercise: gru_step
# title: The reset gate scales product and bias, and z weighs the old state
# title.zh: 重置门同时缩放乘积与偏置，z 乘在旧编码上
# hint: This is the GRU of PyTorch and Keras with its bias inside the brackets. Compare with the four formulas here.
# hint.zh: 这是 PyTorch 和 Keras 的 GRU，偏置写在括号之内。请与这里的四个公式比较。
# source: convention of PyTorch and Keras, with the bias inside the brackets
def gru_step(x, h_prev, params):
    x, h_prev, W_xh, W_hh, b_h = floats(x, h_prev, params["W_xh"], params["W_hh"], params["b_h"])
    z, r = (sigmoid(pre_activation(gate, x, h_prev, params)) for gate in "zr")
    candidate = np.tanh(W_xh @ x + r * (W_hh @ h_prev + b_h))
    return z * h_prev + (1 - z) * candidate
