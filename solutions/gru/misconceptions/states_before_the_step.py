# exercise: gru_forward
# title: Row t holds the state before step t
# title.zh: 第 t 行是第 t 个时刻之前的编码
# hint: Is h0 a row of the result?
# hint.zh: h0 属于返回结果吗？
# source: append before the step
def gru_forward(xs, h0, params):
    h, hs = h0, []
    for x in xs:
        hs.append(h)
        h = gru_step(x, h, params)
    return np.array(hs)
