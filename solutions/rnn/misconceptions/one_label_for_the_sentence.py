# exercise: tag
# title: Gives one label for the whole sentence
# title.zh: 整个句子只给了一个类别
# hint: How many words are there to tag?
# hint.zh: 有几个单词要标注？
# source: many to one in mind
def tag(xs, h0, params):
    _hs, outputs = rnn_forward(xs, h0, params)
    return np.full(len(outputs), np.argmax(outputs[-1]))
