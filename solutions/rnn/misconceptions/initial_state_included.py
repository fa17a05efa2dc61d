# exercise: rnn_forward
# title: Returns T + 1 states
# title.zh: 返回了 T + 1 个隐式编码
# hint: How many inputs are there, and how many states belong to them?
# hint.zh: 有几个输入，就有几个对应的隐式编码。你返回了几个？
# source: the list starts with h0
def rnn_forward(xs, h0, params):
    hs = [h0]
    for x in xs:
        hs.append(rnn_step(x, hs[-1], params))
    return np.array(hs), np.exp(log_softmax(scores_of(hs, params)))
