# exercise: gradients
# title: Adds the samples' gradients without dividing
# title.zh: 把各样本的梯度相加而没有取平均
# hint: `loss` is a mean. Give the same samples twice: what happens to its slope?
# hint.zh: `loss` 是平均值。把同样的样本输入两遍，它的斜率会怎样？
# source: sum and mean confused
def gradients(X, labels, weights, biases):
    outputs = [_floats(output) for output in forward(X, weights, biases)]
    delta = outputs[-1] - (np.arange(outputs[-1].shape[1]) == np.asarray(labels)[:, None])
    grad_weights, grad_biases = [], []
    for a, W in zip(outputs[-2::-1], weights[::-1], strict=False):
        grad_weights.insert(0, delta.T @ a)
        grad_biases.insert(0, delta.sum(axis=0))
        delta = delta @ _floats(W) * a * (1 - a)
    return grad_weights, grad_biases
