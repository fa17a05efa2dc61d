# exercise: forward
# title: The list starts with the first hidden layer
# title.zh: 列表从第一个隐藏层开始
# hint: For L layers of weights the list has L + 1 arrays. Which one stands at place 0?
# hint.zh: 有 L 层权重时列表应含 L + 1 个数组。第 0 个是什么？
# source: off by one
def forward(X, weights, biases):
    outputs = [_floats(X)]
    for W, b in zip(weights[:-1], biases[:-1], strict=False):
        outputs.append(np.exp(-np.logaddexp(0, -_scores(outputs[-1], W, b))))
    scores = _scores(outputs[-1], weights[-1], biases[-1])
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return [*outputs[1:], e / e.sum(axis=1, keepdims=True)]
