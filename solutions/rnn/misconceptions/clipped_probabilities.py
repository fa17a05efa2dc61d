# exercise: sequence_loss
# title: Clips the probabilities at {eps}
# title.zh: 把概率截断在 {eps}
# hint: For a probability of 1e-20, what does your limit make of its logarithm?
# hint.zh: 概率为 1e-20 时，截断之后对数变成了多少？
# parameter: eps in 1e-16 … 1e-3
# source: real code
def sequence_loss(xs, labels, h0, params):
    eps = 1e-12
    _hs, outputs = rnn_forward(xs, h0, params)
    return -sum(np.log(np.maximum(o[label], eps)) for o, label in zip(outputs, labels, strict=False)) / 2
