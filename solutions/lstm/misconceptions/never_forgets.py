# exercise: lstm_step
# title: Keeps the whole old memory
# title.zh: 旧的记忆没有经过遗忘门
# hint: What happens in your step if the cell should drop everything that it has stored?
# hint.zh: 如果要让记忆单元丢掉已存的全部信息，你的计算做得到吗？
def lstm_step(x, h_prev, c_prev, params):
    x, h_prev, c_prev = floats(x, h_prev, c_prev)
    i, _, o, candidate = gates(x, h_prev, params)
    c = c_prev + i * candidate
    return o * np.tanh(c), c
