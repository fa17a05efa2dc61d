# exercise: gradients
# title: Slope taken at the first hidden layer throughout
# title.zh: 各层的斜率都用了第一个隐藏层的输出
# hint: With two hidden layers there are two different slopes. Whose score are you differentiating?
# hint.zh: 有两个隐藏层就有两组不同的斜率。你在对哪一层的得分求导？
# source: index slip that one hidden layer hides
def gradients(X, labels, weights, biases):
    outputs = [_floats(output) for output in forward(X, weights, biases)]
    delta = (outputs[-1] - (np.arange(outputs[-1].shape[1]) == np.asarray(labels)[:, None])) / len(outputs[0])
    grad_weights, grad_biases = [], []
    for a, W in zip(outputs[-2::-1], weights[::-1], strict=False):
        grad_weights.insert(0, delta.T @ a)
        grad_biases.insert(0, delta.sum(axis=0))
        s = outputs[1] if outputs[1].shape == a.shape else a
        delta = delta @ _floats(W) * s * (1 - s)
    return grad_weights, grad_biases
