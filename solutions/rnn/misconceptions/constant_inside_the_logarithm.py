# exercise: sequence_loss
# title: Adds {eps} inside the logarithm
# title.zh: 在对数里加了 {eps}
# hint: For a probability of 1e-20, what does your constant make of its logarithm?
# hint.zh: 概率为 1e-20 时，加上你的常数之后，对数变成了多少？
# parameter: eps in 1e-16 … 1e-3
# source: stability habit
def sequence_loss(xs, labels, h0, params):
    eps = 1e-12
    _hs, outputs = rnn_forward(xs, h0, params)
    return -sum(np.log(o[label] + eps) for o, label in zip(outputs, labels, strict=False)) / 2
