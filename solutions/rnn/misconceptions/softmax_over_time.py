# exercise: rnn_forward
# title: Takes the softmax over the steps
# title.zh: 沿时间方向做了 softmax
# hint: Which numbers should sum to 1: those of one step, or those of one class?
# hint.zh: 哪些数之和应当为 1：同一时刻的各类别，还是同一类别的各时刻？
# source: axis 0 for axis 1
def rnn_forward(xs, h0, params):
    h, hs = h0, []
    for x in xs:
        h = rnn_step(x, h, params)
        hs.append(h)
    return np.array(hs), np.exp(log_softmax(scores_of(hs, params).T)).T
