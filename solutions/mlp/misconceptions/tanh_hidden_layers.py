# exercise: forward
# title: Uses tanh in the hidden layers
# title.zh: 隐藏层用了 tanh
# hint: What is the output of a hidden neuron whose score is 0?
# hint.zh: 得分为 0 的隐藏神经元输出应为多少？
# source: another activation of Table 6.1
def forward(X, weights, biases):
    outputs = [_floats(X)]
    for W, b in zip(weights[:-1], biases[:-1], strict=False):
        outputs.append(np.tanh(_scores(outputs[-1], W, b)))
    scores = _scores(outputs[-1], weights[-1], biases[-1])
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return [*outputs, e / e.sum(axis=1, keepdims=True)]
