# exercise: rnn_forward
# title: Row t holds the state before step t
# title.zh: 第 t 行是第 t 个时刻之前的隐式编码
# hint: Is h0 a row of the result? Which state belongs to the first input?
# hint.zh: h0 属于返回结果吗？第一个输入对应哪个隐式编码？
# source: append before the step
def rnn_forward(xs, h0, params):
    h, hs = h0, []
    for x in xs:
        hs.append(floats(h))
        h = rnn_step(x, h, params)
    return np.array(hs), np.exp(log_softmax(scores_of(hs, params)))
