# exercise: train
# title: Never updates the biases
# title.zh: 从不更新偏置
# hint: Compare the biases before and after an epoch.
# hint.zh: 比较一轮前后的偏置。
# source: the notes, Figures 6.7 and 6.8 have no biases
def train(X, labels, weights, biases, eta, epochs, batch_size):
    X, labels = _floats(X), np.asarray(labels)
    losses = np.zeros(epochs)
    for epoch in range(epochs):
        for start in range(0, len(X), batch_size):
            batch = X[start : start + batch_size], labels[start : start + batch_size]
            losses[epoch] += loss(*batch, weights, biases) * len(batch[0]) / len(X)
            grad_weights, _ = gradients(*batch, weights, biases)
            weights = [_floats(W) - eta * _floats(grad) for W, grad in zip(weights, grad_weights, strict=False)]
    return weights, [_floats(b) for b in biases], losses
