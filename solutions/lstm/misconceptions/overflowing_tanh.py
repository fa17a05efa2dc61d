# exercise: lstm_step
# title: Writes tanh as in Table 6.1, (1 - e^-2a) / (1 + e^-2a)
# title.zh: tanh 直接照表6.1写成 (1 - e^-2a) / (1 + e^-2a)
# hint: The formula is right on paper. Try it for a = -1000 and look at the numerator and the denominator.
# hint.zh: 这个公式在纸面上没有错。取 a = -1000 试一试，看看分子和分母各是多少。
def lstm_step(x, h_prev, c_prev, params):
    x, h_prev, c_prev = floats(x, h_prev, c_prev)
    i, f, o, _ = gates(x, h_prev, params)
    e = np.exp(-2 * pre_activation("c", x, h_prev, params))
    c = f * c_prev + i * (1 - e) / (1 + e)
    return o * np.tanh(c), c
