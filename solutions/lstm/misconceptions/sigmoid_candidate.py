# exercise: lstm_step
# title: Squashes the candidate with the sigmoid
# title.zh: 候选信息用了 sigmoid
# hint: Your candidate is never negative. Could your memory cell ever become smaller through new information?
# hint.zh: 按你的公式，候选信息永远不为负。新信息还能让记忆单元的值变小吗？
def lstm_step(x, h_prev, c_prev, params):
    x, h_prev, c_prev = floats(x, h_prev, c_prev)
    i, f, o, candidate = gates(x, h_prev, params)
    candidate = sigmoid(pre_activation("c", x, h_prev, params))
    c = f * c_prev + i * candidate
    return o * np.tanh(c), c
