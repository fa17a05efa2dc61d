# exercise: lstm_step
# title: Leaves out the biases
# title.zh: 漏掉了偏置
# hint: If x and h_prev are all 0, are your gates always half open? Look for what else Table 6.3 adds.
# hint.zh: 当 x 与 h_prev 全为 0 时，你的门是否总是半开？看看表6.3里还加了什么。
def lstm_step(x, h_prev, c_prev, params):
    x, h_prev, c_prev = floats(x, h_prev, c_prev)
    i, f, o, candidate = gates(x, h_prev, params | {f"b_{gate}": np.zeros(len(h_prev)) for gate in "ifoc"})
    c = f * c_prev + i * candidate
    return o * np.tanh(c), c
