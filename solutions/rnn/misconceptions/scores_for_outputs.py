# exercise: rnn_forward
# title: Returns scores, not probabilities
# title.zh: 返回的是得分而不是概率
# hint: What do the entries of one output sum to?
# hint.zh: 一个时刻的输出各分量之和是多少？
# source: the notes say that W_o maps h to O
def rnn_forward(xs, h0, params):
    h, hs = h0, []
    for x in xs:
        h = rnn_step(x, h, params)
        hs.append(h)
    return np.array(hs), scores_of(hs, params)
