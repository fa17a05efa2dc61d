# exercise: tag
# title: Counts labels from 1
# title.zh: 类别从 1 数起
# hint: Which label has the first row of W_o?
# hint.zh: W_o 的第一行对应哪个类别？
# source: counting
def tag(xs, h0, params):
    _hs, outputs = rnn_forward(xs, h0, params)
    return np.argmax(outputs, axis=1) + 1
