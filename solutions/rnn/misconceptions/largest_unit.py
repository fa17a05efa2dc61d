# exercise: tag
# title: Looks for the largest hidden unit
# title.zh: 找的是最大的隐单元
# hint: Labels are the rows of W_o. What does your result count?
# hint.zh: 类别对应 W_o 的行。你的结果数的是什么？
# source: the first of two results
def tag(xs, h0, params):
    hs, _outputs = rnn_forward(xs, h0, params)
    return np.argmax(hs, axis=1)
