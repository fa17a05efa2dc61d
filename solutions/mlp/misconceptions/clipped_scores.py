# exercise: forward
# title: Clips the hidden scores to ±10
# title.zh: 把隐藏层的得分截断在 ±10 之间
# hint: Clipping prevents an overflow, but what is sigmoid(-15), and what does it become after the clip?
# hint.zh: 截断可以避免溢出，但 sigmoid(-15) 是多少？截断之后又变成了多少？
# source: an overflow cured at the wrong place
def forward(X, weights, biases):
    outputs = [_floats(X)]
    for W, b in zip(weights[:-1], biases[:-1], strict=False):
        outputs.append(1 / (1 + np.exp(-np.clip(_scores(outputs[-1], W, b), -10, 10))))
    scores = _scores(outputs[-1], weights[-1], biases[-1])
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return [*outputs, e / e.sum(axis=1, keepdims=True)]
