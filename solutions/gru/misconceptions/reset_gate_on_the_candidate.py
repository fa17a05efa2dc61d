# exercise: gru_step
# title: The reset gate scales the candidate
# title.zh: 重置门乘到了候选编码上
# hint: Does the reset gate act inside the tanh or outside?
# hint.zh: 重置门作用在 tanh 之内还是之外？
# source: formulas from memory
def gru_step(x, h_prev, params):
    x, h_prev = floats(x, h_prev)
    z, r, _candidate = gates(x, h_prev, params)
    return (1 - z) * h_prev + z * r * np.tanh(pre_activation("h", x, h_prev, params))
