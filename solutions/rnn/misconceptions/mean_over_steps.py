# exercise: sequence_loss
# title: Takes the mean over the steps
# title.zh: 对各时刻取了平均
# hint: Do the notes add up the errors of the steps, or average them?
# hint.zh: 讲义中各时刻的误差是累加还是取平均？
# source: averaging is a habit
def sequence_loss(xs, labels, h0, params):
    hs, _outputs = rnn_forward(xs, h0, params)
    log_outputs = log_softmax(scores_of(hs, params))
    errors = [-row[label] for row, label in zip(log_outputs, labels, strict=False)]
    return np.mean(errors)
