# exercise: gru_step
# title: Update and reset gate have changed places
# title.zh: 更新门与重置门互换了
# hint: Which gate stands in the last formula, and which inside the candidate?
# hint.zh: 最后一个公式里是哪个门？候选编码里又是哪个门？
# source: the two names are easily confused
def gru_step(x, h_prev, params):
    x, h_prev = floats(x, h_prev)
    z, r, _candidate = gates(x, h_prev, params)
    return (1 - r) * h_prev + r * np.tanh(pre_activation("h", x, z * h_prev, params))
