# exercise: train
# title: Updates the last layer alone
# title.zh: 只更新最后一层
# hint: Compare the weights of every layer before and after an epoch.
# hint.zh: 逐层比较一轮前后的权重。
# source: a step written for one layer
def train(X, labels, weights, biases, eta, epochs, batch_size):
    X, labels = _floats(X), np.asarray(labels)
    losses = np.zeros(epochs)
    for epoch in range(epochs):
        for start in range(0, len(X), batch_size):
            batch = X[start : start + batch_size], labels[start : start + batch_size]
            losses[epoch] += loss(*batch, weights, biases) * len(batch[0]) / len(X)
            grad_weights, grad_biases = gradients(*batch, weights, biases)
            weights = [*weights[:-1], _floats(weights[-1]) - eta * _floats(grad_weights[-1])]
            biases = [*biases[:-1], _floats(biases[-1]) - eta * _floats(grad_biases[-1])]
    return [_floats(W) for W in weights], [_floats(b) for b in biases], losses
