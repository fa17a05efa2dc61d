# exercise: one_to_many
# title: Leaves the bias out where the input is zero
# title.zh: 输入为零时连偏置也漏掉了
# hint: The input is zero. Is the bias a part of the input?
# hint.zh: 输入为零。偏置是输入的一部分吗？
# source: zero input taken for W_h alone
def one_to_many(x, h0, params, T):
    without_bias = dict(params) | {"b": np.zeros(len(h0))}
    hs = [rnn_step(x, h0, params)]
    while len(hs) < T:
        hs.append(rnn_step(np.zeros(len(x)), hs[-1], without_bias))
    return np.exp(log_softmax(scores_of(hs, params)))
