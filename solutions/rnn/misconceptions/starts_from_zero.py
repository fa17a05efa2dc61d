# exercise: rnn_forward
# title: Starts from zero, not from h0
# title.zh: 从零而不是从 h0 出发
# hint: Pass a large h0. Does the first state notice?
# hint.zh: 传入一个很大的 h0，第一个隐式编码会受影响吗？
# source: zeros inside the function
def rnn_forward(xs, h0, params):
    h, hs = np.zeros(len(h0)), []
    for x in xs:
        h = rnn_step(x, h, params)
        hs.append(h)
    return np.array(hs), np.exp(log_softmax(scores_of(hs, params)))
