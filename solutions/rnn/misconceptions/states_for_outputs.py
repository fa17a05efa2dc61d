# exercise: one_to_many
# title: Returns the hidden states
# title.zh: 返回了隐式编码
# hint: A probability for each class is asked.
# hint.zh: 要求的是每个类别的概率。
# source: the first of two results
def one_to_many(x, h0, params, T):
    return rnn_forward([x] + (T - 1) * [np.zeros(len(x))], h0, params)[0]
