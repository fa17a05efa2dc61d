# exercise: gradients
# title: Hands delta on without the slope of the sigmoid
# title.zh: 传递 delta 时漏掉了 sigmoid 的斜率
# hint: Count the links between the scores of two neighbouring layers: a weight, and what else?
# hint.zh: 数一数相邻两层的得分之间有几个环节：除了权重还有什么？
# source: a factor of the chain rule lost
def gradients(X, labels, weights, biases):
    outputs = [_floats(output) for output in forward(X, weights, biases)]
    delta = (outputs[-1] - (np.arange(outputs[-1].shape[1]) == np.asarray(labels)[:, None])) / len(outputs[0])
    grad_weights, grad_biases = [], []
    for a, W in zip(outputs[-2::-1], weights[::-1], strict=False):
        grad_weights.insert(0, delta.T @ a)
        grad_biases.insert(0, delta.sum(axis=0))
        delta = delta @ _floats(W)
    return grad_weights, grad_biases
