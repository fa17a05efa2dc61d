# exercise: gradients
# title: Returns the transposed weight gradients
# title.zh: 返回的权重梯度是转置的
# hint: A gradient has the shape of what it is the gradient of: a row for each neuron of the layer.
# hint.zh: 梯度的形状与被求导的量相同：该层每个神经元一行。
# source: row and column convention
def gradients(X, labels, weights, biases):
    outputs = [_floats(output) for output in forward(X, weights, biases)]
    delta = (outputs[-1] - (np.arange(outputs[-1].shape[1]) == np.asarray(labels)[:, None])) / len(outputs[0])
    grad_weights, grad_biases = [], []
    for a, W in zip(outputs[-2::-1], weights[::-1], strict=False):
        grad_weights.insert(0, a.T @ delta)
        grad_biases.insert(0, delta.sum(axis=0))
        delta = delta @ _floats(W) * a * (1 - a)
    return grad_weights, grad_biases
