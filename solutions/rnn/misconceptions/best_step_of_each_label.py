# exercise: tag
# title: Looks for the best step of each label
# title.zh: 对每个类别找了最合适的时刻
# hint: One label a word: along which axis do you compare?
# hint.zh: 每个单词一个类别：应当沿哪个方向比较？
# source: axis 0 for axis 1
def tag(xs, h0, params):
    _hs, outputs = rnn_forward(xs, h0, params)
    return np.argmax(outputs, axis=0)
