# exercise: gru_step
# title: The sigmoid overflows for large pre-activations
# title.zh: 线性部分很大时 sigmoid 溢出
# hint: What does your sigmoid give at 1000? Infinity divided by infinity is no number.
# hint.zh: 你的 sigmoid 在 1000 处等于多少？无穷除以无穷不是数。
# source: the other form of the sigmoid taken literally
def gru_step(x, h_prev, params):
    x, h_prev = floats(x, h_prev)
    z, r, _candidate = gates(x, h_prev, params)
    e = [np.exp(pre_activation(gate, x, h_prev, params)) for gate in "zr"]
    z, r = e[0] / (1 + e[0]), e[1] / (1 + e[1])
    return (1 - z) * h_prev + z * np.tanh(pre_activation("h", x, r * h_prev, params))
