# exercise: lstm_step
# title: Uses 1 - f as the input gate
# title.zh: 用 1 - f 当作输入门
# hint: In a GRU one gate does both jobs. How many gates, each with parameters of its own, does Table 6.3 list?
# hint.zh: GRU 里由一个门兼任两种作用。表6.3列出了几个门？它们各自有没有参数？
def lstm_step(x, h_prev, c_prev, params):
    x, h_prev, c_prev = floats(x, h_prev, c_prev)
    _, f, o, candidate = gates(x, h_prev, params)
    c = f * c_prev + (1 - f) * candidate
    return o * np.tanh(c), c
