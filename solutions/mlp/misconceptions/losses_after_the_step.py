# exercise: train
# title: Takes each batch's loss after its own step
# title.zh: 每个批次的损失在它自己更新之后才计算
# hint: In the worked example the first sample has the loss ln 2. Was that before or after its step?
# hint.zh: 例题中第一个样本的损失是 ln 2。这是它更新之前还是之后？
# source: two statements in the wrong order
def train(X, labels, weights, biases, eta, epochs, batch_size):
    X, labels = _floats(X), np.asarray(labels)
    losses = np.zeros(epochs)
    for epoch in range(epochs):
        for start in range(0, len(X), batch_size):
            batch = X[start : start + batch_size], labels[start : start + batch_size]
            grad_weights, grad_biases = gradients(*batch, weights, biases)
            weights = [_floats(W) - eta * _floats(grad) for W, grad in zip(weights, grad_weights, strict=False)]
            biases = [_floats(b) - eta * _floats(grad) for b, grad in zip(biases, grad_biases, strict=False)]
            losses[epoch] += loss(*batch, weights, biases) * len(batch[0]) / len(X)
    return weights, biases, losses
