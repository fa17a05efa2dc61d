# exercise: gradients
# title: Divides by n again in every layer
# title.zh: 每一层都又除以了一次 n
# hint: How often does 1/n stand in the loss? Compare your first and your last layer with difference quotients.
# hint.zh: 损失中 1/n 出现几次？用差商分别检查第一层与最后一层。
# source: the mean taken where the sum is meant
def gradients(X, labels, weights, biases):
    outputs = [_floats(output) for output in forward(X, weights, biases)]
    delta = outputs[-1] - (np.arange(outputs[-1].shape[1]) == np.asarray(labels)[:, None])
    grad_weights, grad_biases = [], []
    for a, W in zip(outputs[-2::-1], weights[::-1], strict=False):
        delta = delta / len(a)
        grad_weights.insert(0, delta.T @ a)
        grad_biases.insert(0, delta.sum(axis=0))
        delta = delta @ _floats(W) * a * (1 - a)
    return grad_weights, grad_biases
