# exercise: tag
# title: Takes the least probable label
# title.zh: 取了概率最小的类别
# hint: Look at the example: which of the two probabilities is larger?
# hint.zh: 看一看例题：两个概率哪个更大？
# source: sign easily lost
def tag(xs, h0, params):
    _hs, outputs = rnn_forward(xs, h0, params)
    return np.argmin(outputs, axis=1)
