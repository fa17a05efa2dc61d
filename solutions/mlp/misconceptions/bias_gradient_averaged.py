# exercise: gradients
# title: Divides the bias gradients by n twice
# title.zh: 偏置的梯度除了两次 n
# hint: The bias is a weight on a constant input of 1. Treat it as you treat the weights.
# hint.zh: 偏置就是常数输入 1 上的权重。它应当与权重同样处理。
# source: mean in place of sum
def gradients(X, labels, weights, biases):
    outputs = [_floats(output) for output in forward(X, weights, biases)]
    delta = (outputs[-1] - (np.arange(outputs[-1].shape[1]) == np.asarray(labels)[:, None])) / len(outputs[0])
    grad_weights, grad_biases = [], []
    for a, W in zip(outputs[-2::-1], weights[::-1], strict=False):
        grad_weights.insert(0, delta.T @ a)
        grad_biases.insert(0, delta.mean(axis=0))
        delta = delta @ _floats(W) * a * (1 - a)
    return grad_weights, grad_biases
