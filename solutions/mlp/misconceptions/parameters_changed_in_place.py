# exercise: train
# title: Changes the caller's arrays
# title.zh: 修改了调用者的数组
# hint: Call it twice with the same lists: is the second result the same?
# hint.zh: 用同样的列表调用两次：两次结果相同吗？
# source: -= on an argument
def train(X, labels, weights, biases, eta, epochs, batch_size):
    X, labels = _floats(X), np.asarray(labels)
    weights, biases = [_floats(W) for W in weights], [_floats(b) for b in biases]
    losses = np.zeros(epochs)
    for epoch in range(epochs):
        for start in range(0, len(X), batch_size):
            batch = X[start : start + batch_size], labels[start : start + batch_size]
            losses[epoch] += loss(*batch, weights, biases) * len(batch[0]) / len(X)
            grad_weights, grad_biases = gradients(*batch, weights, biases)
            for value, grad in zip([*weights, *biases], [*grad_weights, *grad_biases], strict=False):
                value -= eta * _floats(grad)
    return weights, biases, losses
