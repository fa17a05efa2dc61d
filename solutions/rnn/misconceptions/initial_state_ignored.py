# exercise: one_to_many
# title: Starts from zero, not from h0
# title.zh: 从零而不是从 h0 出发
# hint: Two starting states should give two captions. Do they?
# hint.zh: 不同的初始编码应当给出不同的结果。你的呢？
# source: zeros inside the function
def one_to_many(x, h0, params, T):
    return rnn_forward([x] + (T - 1) * [np.zeros(len(x))], 0 * floats(h0), params)[1]
