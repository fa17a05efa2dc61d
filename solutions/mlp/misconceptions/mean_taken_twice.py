# exercise: gradients
# title: Divides by n twice, in delta and again in every gradient
# title.zh: 除以了两次 n：在 delta 中一次，在每个梯度中又一次
# hint: How often does 1/n stand in the loss? Give the same samples twice: does your gradient stay the same?
# hint.zh: 损失中 1/n 出现几次？把同样的样本输入两遍：你的梯度不变吗？
# source: real code
def gradients(X, labels, weights, biases):
    outputs = [_floats(output) for output in forward(X, weights, biases)]
    is_label = np.arange(outputs[-1].shape[1]) == np.asarray(labels)[:, None]
    delta = (outputs[-1] - is_label) / len(X)
    grad_weights, grad_biases = [], []
    for a, W in zip(outputs[-2::-1], weights[::-1], strict=False):
        grad_weights.insert(0, delta.T @ a / len(X))
        grad_biases.insert(0, delta.mean(axis=0))
        delta = delta @ _floats(W) * a * (1 - a)
    return grad_weights, grad_biases
