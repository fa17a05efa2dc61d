# exercise: forward
# title: Leaves out the biases
# title.zh: 漏掉了偏置
# hint: Set all weights to zero: does your network still depend on `biases`?
# hint.zh: 把权重全部设为零：网络的输出还与 `biases` 有关吗？
# source: the notes, Figures 6.7 and 6.8 have no biases
def forward(X, weights, biases):
    outputs = [_floats(X)]
    for W in weights[:-1]:
        outputs.append(np.exp(-np.logaddexp(0, -outputs[-1] @ _floats(W).T)))
    scores = outputs[-1] @ _floats(weights[-1]).T
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return [*outputs, e / e.sum(axis=1, keepdims=True)]
