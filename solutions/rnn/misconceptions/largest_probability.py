# exercise: tag
# title: Returns the probability, not the label
# title.zh: 返回的是概率而不是类别
# hint: How probable is it, or which one is it?
# hint.zh: 问的是概率有多大，还是哪一个？
# source: max for argmax
def tag(xs, h0, params):
    _hs, outputs = rnn_forward(xs, h0, params)
    return np.max(outputs, axis=1)
