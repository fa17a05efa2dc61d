# exercise: lstm_forward
# title: Starts from zero states
# title.zh: 从全零状态开始
# hint: Call it with two different h0. Should the results be equal?
# hint.zh: 换两个不同的 h0 各调用一次，结果应该相同吗？
def lstm_forward(xs, h0, c0, params):
    h, c = np.zeros(len(h0)), np.zeros(len(c0))
    hs, cs = [], []
    for x in xs:
        h, c = lstm_step(x, h, c, params)
        hs.append(h)
        cs.append(c)
    return np.array(hs), np.array(cs)
