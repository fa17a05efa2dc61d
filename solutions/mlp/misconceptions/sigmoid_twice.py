# exercise: gradients
# title: Applies the sigmoid to an output to get its slope
# title.zh: 对已经过 sigmoid 的输出再求一次 sigmoid 来得到斜率
# hint: What `forward` keeps has been through the sigmoid already. Which formula gives the slope from that?
# hint.zh: `forward` 存下的值已经过 sigmoid。由它怎样得到斜率？
# source: score and output confused
def gradients(X, labels, weights, biases):
    outputs = [_floats(output) for output in forward(X, weights, biases)]
    delta = (outputs[-1] - (np.arange(outputs[-1].shape[1]) == np.asarray(labels)[:, None])) / len(outputs[0])
    grad_weights, grad_biases = [], []
    for a, W in zip(outputs[-2::-1], weights[::-1], strict=False):
        grad_weights.insert(0, delta.T @ a)
        grad_biases.insert(0, delta.sum(axis=0))
        s = np.exp(-np.logaddexp(0, -a))
        delta = delta @ _floats(W) * s * (1 - s)
    return grad_weights, grad_biases
