# exercise: gradients
# title: Returns the layers in the order of the walk back
# title.zh: 各层按后向传播的顺序返回
# hint: The walk starts at the last layer. At which place of the list must its gradient stand?
# hint.zh: 后向传播从最后一层开始。它的梯度应在列表的第几位？
# source: append on the way back
def gradients(X, labels, weights, biases):
    outputs = [_floats(output) for output in forward(X, weights, biases)]
    delta = (outputs[-1] - (np.arange(outputs[-1].shape[1]) == np.asarray(labels)[:, None])) / len(outputs[0])
    grad_weights, grad_biases = [], []
    for a, W in zip(outputs[-2::-1], weights[::-1], strict=False):
        grad_weights.append(delta.T @ a)
        grad_biases.append(delta.sum(axis=0))
        delta = delta @ _floats(W) * a * (1 - a)
    return grad_weights, grad_biases
