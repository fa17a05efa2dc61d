# exercise: lstm_forward
# title: Stores the states in arrays of the dtype of h0
# title.zh: 用 h0 的数据类型保存各时刻状态
# hint: If h0 and c0 are whole numbers, can your arrays hold 0.7?
# hint.zh: 如果 h0 与 c0 是整数，你的数组还能存下 0.7 吗？
def lstm_forward(xs, h0, c0, params):
    h, c = np.array(h0), np.array(c0)
    hs, cs = np.zeros((len(xs), len(h)), h.dtype), np.zeros((len(xs), len(c)), c.dtype)
    for t, x in enumerate(xs):
        h, c = lstm_step(x, h, c, params)
        hs[t], cs[t] = h, c
    return hs, cs
