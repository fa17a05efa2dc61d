# exercise: lstm_step
# title: Swaps the input gate and the forget gate
# title.zh: 把输入门和遗忘门用反了
# hint: Read the names of the gates: which of them decides about the old memory, and which about what is new?
# hint.zh: 从门的名字想一想：哪个门决定原有记忆的去留，哪个门决定新信息是否进入？
def lstm_step(x, h_prev, c_prev, params):
    x, h_prev, c_prev = floats(x, h_prev, c_prev)
    i, f, o, candidate = gates(x, h_prev, params)
    c = i * c_prev + f * candidate
    return o * np.tanh(c), c
