# exercise: gradients
# title: Takes label minus probability
# title.zh: 用标签减去了概率
# hint: Raise the label's score a little: does the loss rise or fall? Which sign has its gradient?
# hint.zh: 把标签的得分提高一点：损失上升还是下降？梯度应是什么符号？
# source: a sign that is easily lost
def gradients(X, labels, weights, biases):
    outputs = [_floats(output) for output in forward(X, weights, biases)]
    delta = -(outputs[-1] - (np.arange(outputs[-1].shape[1]) == np.asarray(labels)[:, None])) / len(outputs[0])
    grad_weights, grad_biases = [], []
    for a, W in zip(outputs[-2::-1], weights[::-1], strict=False):
        grad_weights.insert(0, delta.T @ a)
        grad_biases.insert(0, delta.sum(axis=0))
        delta = delta @ _floats(W) * a * (1 - a)
    return grad_weights, grad_biases
