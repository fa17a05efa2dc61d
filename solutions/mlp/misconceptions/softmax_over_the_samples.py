# exercise: forward
# title: Normalises over the samples, not over the classes
# title.zh: 对样本归一化，而不是对类别归一化
# hint: Feed a single sample: what are its probabilities? Along which axis should they add up to 1?
# hint.zh: 只输入一个样本：它的概率是多少？应当沿哪个轴相加为 1？
# source: wrong axis
def forward(X, weights, biases):
    outputs = [_floats(X)]
    for W, b in zip(weights[:-1], biases[:-1], strict=False):
        outputs.append(np.exp(-np.logaddexp(0, -_scores(outputs[-1], W, b))))
    scores = _scores(outputs[-1], weights[-1], biases[-1])
    e = np.exp(scores - scores.max(axis=0, keepdims=True))
    return [*outputs, e / e.sum(axis=0, keepdims=True)]
