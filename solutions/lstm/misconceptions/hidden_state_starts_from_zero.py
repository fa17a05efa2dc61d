# exercise: lstm_forward
# title: Ignores h0: the hidden state starts from zero
# title.zh: 忽略了 h0：隐藏状态从零开始
# hint: Call it with one c0 and two different h0. Should the results be equal?
# hint.zh: 取相同的 c0 和两个不同的 h0 各调用一次，结果应该相同吗？
# source: real code
def lstm_forward(xs, h0, c0, params):
    h, c = np.zeros(len(h0)), c0
    hs, cs = [], []
    for x in xs:
        h, c = lstm_step(x, h, c, params)
        hs.append(h)
        cs.append(c)
    return np.array(hs), np.array(cs)
