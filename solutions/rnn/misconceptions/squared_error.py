# exercise: sequence_loss
# title: Uses the squared error with the 1/2
# title.zh: 用了带 1/2 的平方误差
# hint: The 1/2 looks like the squared error. Which error do the notes name?
# hint.zh: 系数 1/2 容易让人想到平方误差。讲义用的是哪种误差？
# source: the 1/2 belongs to the squared error
def sequence_loss(xs, labels, h0, params):
    _hs, outputs = rnn_forward(xs, h0, params)
    return sum(np.sum((floats(o) - np.eye(len(o))[label]) ** 2) for o, label in zip(outputs, labels, strict=False)) / 2
