# exercise: sequence_loss
# title: Leaves out the factor 1/2
# title.zh: 漏掉了系数 1/2
# hint: Look at the E of the notes once more: what stands before the sum?
# hint.zh: 再看一遍讲义中 E 的定义：求和号前面有什么？
# source: the notes, the unusual 1/2 in E
def sequence_loss(xs, labels, h0, params):
    hs, _outputs = rnn_forward(xs, h0, params)
    log_outputs = log_softmax(scores_of(hs, params))
    errors = [-row[label] for row, label in zip(log_outputs, labels, strict=False)]
    return sum(errors)
