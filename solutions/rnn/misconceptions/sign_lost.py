# exercise: sequence_loss
# title: Loses the minus sign
# title.zh: 漏掉了负号
# hint: Can an error be negative? What is the sign of the logarithm of a probability?
# hint.zh: 误差会是负数吗？概率的对数是什么符号？
# source: sign easily lost
def sequence_loss(xs, labels, h0, params):
    hs, _outputs = rnn_forward(xs, h0, params)
    log_outputs = log_softmax(scores_of(hs, params))
    errors = [-row[label] for row, label in zip(log_outputs, labels, strict=False)]
    return -sum(errors) / 2
