# exercise: lstm_forward
# title: Ignores c0: the memory starts from zero
# title.zh: 忽略了 c0：记忆单元从零开始
# hint: Call it with two different c0. Should the results be equal?
# hint.zh: 换两个不同的 c0 各调用一次，结果应该相同吗？
# source: real code
def lstm_forward(xs, h0, c0, params):
    h, c = h0, np.zeros(len(c0))
    hs, cs = [], []
    for x in xs:
        h, c = lstm_step(x, h, c, params)
        hs.append(h)
        cs.append(c)
    return np.array(hs), np.array(cs)
