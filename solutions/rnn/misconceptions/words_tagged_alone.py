# exercise: tag
# title: Tags each word without its context
# title.zh: 标注每个单词时没有考虑上下文
# hint: Change the first word only: may the tag of the second change?
# hint.zh: 只改变第一个单词：第二个单词的标注可能改变吗？
# source: the state is not carried
def tag(xs, h0, params):
    _hs, _outputs = rnn_forward(xs, h0, params)
    return np.array([np.argmax(rnn_forward([x], h0, params)[1][0]) for x in xs])
