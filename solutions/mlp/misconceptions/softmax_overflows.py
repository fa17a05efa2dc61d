# exercise: forward
# title: Takes the exponential of large scores
# title.zh: 直接对很大的得分取指数
# hint: What is the exponential of 1000 in floating point? Softmax does not change when all scores move together.
# hint.zh: 浮点数中 1000 的指数是多少？一个样本的所有得分同时加上一个数时，softmax 不变。
# source: the formula typed as it stands
def forward(X, weights, biases):
    outputs = [_floats(X)]
    for W, b in zip(weights[:-1], biases[:-1], strict=False):
        outputs.append(np.exp(-np.logaddexp(0, -_scores(outputs[-1], W, b))))
    e = np.exp(_scores(outputs[-1], weights[-1], biases[-1]))
    return [*outputs, e / e.sum(axis=1, keepdims=True)]
