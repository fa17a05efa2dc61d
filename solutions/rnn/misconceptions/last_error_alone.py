# exercise: sequence_loss
# title: Counts the last step alone
# title.zh: 只计算了最后一个时刻的误差
# hint: Every step has a label. Which errors does E contain?
# hint.zh: 每个时刻都有类别。E 包含哪些时刻的误差？
# source: many to one in mind
def sequence_loss(xs, labels, h0, params):
    hs, _outputs = rnn_forward(xs, h0, params)
    log_outputs = log_softmax(scores_of(hs, params))
    errors = [-row[label] for row, label in zip(log_outputs, labels, strict=False)]
    return errors[-1] / 2
