# exercise: lstm_forward
# title: Puts h0 and c0 in front of the results
# title.zh: 把 h0 与 c0 也放进了结果
# hint: How many rows has the result, and how many inputs were there?
# hint.zh: 结果有几行？输入有几个时刻？
def lstm_forward(xs, h0, c0, params):
    h, c = h0, c0
    hs, cs = [h0], [c0]
    for x in xs:
        h, c = lstm_step(x, h, c, params)
        hs.append(h)
        cs.append(c)
    return np.array(hs), np.array(cs)
