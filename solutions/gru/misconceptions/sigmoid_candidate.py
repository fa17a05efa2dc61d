# exercise: gru_step
# title: The candidate goes through the sigmoid
# title.zh: 候选编码用了 sigmoid
# hint: Can your candidate be negative?
# hint.zh: 你的候选编码可能为负吗？
# source: formulas from memory
def gru_step(x, h_prev, params):
    x, h_prev = floats(x, h_prev)
    z, r, _candidate = gates(x, h_prev, params)
    return (1 - z) * h_prev + z * sigmoid(pre_activation("h", x, r * h_prev, params))
