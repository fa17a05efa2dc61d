# exercise: forward
# title: Uses ReLU in the hidden layers
# title.zh: 隐藏层用了 ReLU
# hint: Can the output of a hidden neuron be larger than 1 here?
# hint.zh: 在本网络中，隐藏神经元的输出可能大于 1 吗？
# source: habit from deeper networks
def forward(X, weights, biases):
    outputs = [_floats(X)]
    for W, b in zip(weights[:-1], biases[:-1], strict=False):
        outputs.append(np.maximum(_scores(outputs[-1], W, b), 0))
    scores = _scores(outputs[-1], weights[-1], biases[-1])
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return [*outputs, e / e.sum(axis=1, keepdims=True)]
