# exercise: gru_step
# title: The gates do not see the old state
# title.zh: 两个门没有用到旧编码
# hint: Change h_prev alone: may the gates change?
# hint.zh: 只改变 h_prev：两个门会变吗？
# source: formulas from memory
def gru_step(x, h_prev, params):
    x, h_prev = floats(x, h_prev)
    z, r, _candidate = gates(x, h_prev, params)
    z, r = (sigmoid(pre_activation(gate, x, 0 * h_prev, params)) for gate in "zr")
    return (1 - z) * h_prev + z * np.tanh(pre_activation("h", x, r * h_prev, params))
