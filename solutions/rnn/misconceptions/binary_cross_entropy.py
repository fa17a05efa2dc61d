# exercise: sequence_loss
# title: Adds log(1 - p) of the other classes
# title.zh: 加上了其他类别的 log(1 - p)
# hint: Which probabilities occur in E_t: that of the true class, or all?
# hint.zh: E_t 里出现的是真实类别的概率，还是所有类别的概率？
# source: binary cross entropy recalled
def sequence_loss(xs, labels, h0, params):
    hs, _outputs = rnn_forward(xs, h0, params)
    log_outputs = log_softmax(scores_of(hs, params))
    errors = [-row[label] for row, label in zip(log_outputs, labels, strict=False)]
    shares = [np.delete(np.exp(row), label) for row, label in zip(log_outputs, labels, strict=False)]
    return (sum(errors) - sum(np.log1p(-np.minimum(share, 1 - 1e-15)).sum() for share in shares)) / 2
