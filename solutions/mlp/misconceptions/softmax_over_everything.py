# exercise: forward
# title: Normalises over the whole batch at once
# title.zh: 对整个批次一起归一化
# hint: A row of the result must not depend on the other rows. Give the same sample twice: what changes?
# hint.zh: 结果的每一行都不应依赖其他行。把同一个样本输入两次，结果有什么变化？
# source: a sum without an axis
def forward(X, weights, biases):
    outputs = [_floats(X)]
    for W, b in zip(weights[:-1], biases[:-1], strict=False):
        outputs.append(np.exp(-np.logaddexp(0, -_scores(outputs[-1], W, b))))
    scores = _scores(outputs[-1], weights[-1], biases[-1])
    e = np.exp(scores - scores.max())
    return [*outputs, e / e.sum()]
