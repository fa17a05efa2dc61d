# exercise: gru_step
# title: The reset gate scales the input part
# title.zh: 重置门乘到了输入那一部分上
# hint: What is to be forgotten when r = 0, the input or the past?
# hint.zh: r = 0 时要忘掉的是输入，还是过去？
# source: formulas from memory
def gru_step(x, h_prev, params):
    x, h_prev = floats(x, h_prev)
    z, r, _candidate = gates(x, h_prev, params)
    W_x, W_h, b = floats(params["W_xh"], params["W_hh"], params["b_h"])
    return (1 - z) * h_prev + z * np.tanh(r * (W_x @ x) + W_h @ h_prev + b)
