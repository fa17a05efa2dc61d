# exercise: lstm_step
# title: Computes the gates from x alone
# title.zh: 各个门只用到了 x
# hint: Each formula of Table 6.3 has two matrices. What does the second one multiply?
# hint.zh: 表6.3的每个公式里都有两个权重矩阵，第二个矩阵与什么相乘？
def lstm_step(x, h_prev, c_prev, params):
    x, h_prev, c_prev = floats(x, h_prev, c_prev)
    i, f, o, candidate = gates(x, 0 * h_prev, params)
    c = f * c_prev + i * candidate
    return o * np.tanh(c), c
