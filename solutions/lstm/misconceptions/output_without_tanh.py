# exercise: lstm_step
# title: Outputs the memory cell without the tanh
# title.zh: 输出隐式编码时漏了 tanh
# hint: Compare your last line with the row of h_t in Table 6.3. How large could your h become?
# hint.zh: 把最后一步与表6.3中 h_t 一行对照。按你的算法，h 最大能有多大？
def lstm_step(x, h_prev, c_prev, params):
    x, h_prev, c_prev = floats(x, h_prev, c_prev)
    i, f, o, candidate = gates(x, h_prev, params)
    c = f * c_prev + i * candidate
    return o * c, c
