# exercise: rnn_forward
# title: Every step starts from h0
# title.zh: 每个时刻都从 h0 出发
# hint: Change the first input: does the third state move?
# hint.zh: 改变第一个输入：第三个隐式编码会变吗？
# source: the loop reads h0
def rnn_forward(xs, h0, params):
    _h, hs = h0, []
    for x in xs:
        hs.append(rnn_step(x, h0, params))
    return np.array(hs), np.exp(log_softmax(scores_of(hs, params)))
