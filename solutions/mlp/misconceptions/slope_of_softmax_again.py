# exercise: gradients
# title: Multiplies the last delta by p(1 - p)
# title.zh: 最后一层的 delta 又乘了 p(1 - p)
# hint: Softmax and cross entropy together simplify. What is left of 1/p times the slope of softmax?
# hint.zh: softmax 与交叉熵合在一起会化简。对数的 1/p 与 softmax 的斜率相乘后还剩什么？
# source: the rule for squared errors, Figure 6.8
def gradients(X, labels, weights, biases):
    outputs = [_floats(output) for output in forward(X, weights, biases)]
    p = outputs[-1]
    delta = (p - (np.arange(p.shape[1]) == np.asarray(labels)[:, None])) * p * (1 - p) / len(p)
    grad_weights, grad_biases = [], []
    for a, W in zip(outputs[-2::-1], weights[::-1], strict=False):
        grad_weights.insert(0, delta.T @ a)
        grad_biases.insert(0, delta.sum(axis=0))
        delta = delta @ _floats(W) * a * (1 - a)
    return grad_weights, grad_biases
