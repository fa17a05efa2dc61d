# exercise: gru_step
# title: The reset gate is not used
# title.zh: 没有用到重置门
# hint: Set r = 0: what may the candidate still know of the old state?
# hint.zh: 令 r = 0：候选编码还能知道旧编码的什么？
# source: formulas from memory
def gru_step(x, h_prev, params):
    x, h_prev = floats(x, h_prev)
    z, _r, candidate = gates(x, h_prev, params)
    candidate = np.tanh(pre_activation("h", x, h_prev, params))
    return (1 - z) * h_prev + z * candidate
