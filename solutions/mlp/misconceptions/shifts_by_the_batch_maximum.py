# exercise: forward
# title: Subtracts the largest score of the whole batch
# title.zh: 减去了整个批次中最大的得分
# hint: Put a row of scores near 1000 beside a row near 0: what is left of the second one?
# hint.zh: 把一行约为 1000 的得分与一行约为 0 的得分放在一起：后一行还剩下什么？
# source: half of the stability fix
def forward(X, weights, biases):
    outputs = [_floats(X)]
    for W, b in zip(weights[:-1], biases[:-1], strict=False):
        outputs.append(np.exp(-np.logaddexp(0, -_scores(outputs[-1], W, b))))
    scores = _scores(outputs[-1], weights[-1], biases[-1])
    e = np.exp(scores - scores.max())
    return [*outputs, e / e.sum(axis=1, keepdims=True)]
