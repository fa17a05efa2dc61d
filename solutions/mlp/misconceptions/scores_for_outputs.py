# exercise: forward
# title: Returns the scores of the hidden layers in place of their outputs
# title.zh: 返回的是隐藏层的得分，而不是输出
# hint: What the next layer reads has already gone through the sigmoid. Does your list hold that?
# hint.zh: 下一层读到的值已经过 sigmoid。你的列表中存的是它吗？
# source: the wrong list kept for backpropagation
def forward(X, weights, biases):
    a, outputs = _floats(X), [_floats(X)]
    for W, b in zip(weights[:-1], biases[:-1], strict=False):
        outputs.append(_scores(a, W, b))
        a = np.exp(-np.logaddexp(0, -outputs[-1]))
    scores = _scores(a, weights[-1], biases[-1])
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return [*outputs, e / e.sum(axis=1, keepdims=True)]
