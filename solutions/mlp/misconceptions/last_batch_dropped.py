# exercise: train
# title: Leaves out a smaller last batch
# title.zh: 丢掉了较小的最后一个批次
# hint: Which batches does your loop visit for 5 samples and batches of 2?
# hint.zh: 5 个样本、每批 2 个时，你的循环经过哪些批次？
# source: an option of data loaders
def train(X, labels, weights, biases, eta, epochs, batch_size):
    X, labels = _floats(X), np.asarray(labels)
    losses = np.zeros(epochs)
    for epoch in range(epochs):
        for start in range(0, len(X) - batch_size + 1, batch_size):
            batch = X[start : start + batch_size], labels[start : start + batch_size]
            losses[epoch] += loss(*batch, weights, biases) * len(batch[0]) / len(X)
            grad_weights, grad_biases = gradients(*batch, weights, biases)
            weights = [_floats(W) - eta * _floats(grad) for W, grad in zip(weights, grad_weights, strict=False)]
            biases = [_floats(b) - eta * _floats(grad) for b, grad in zip(biases, grad_biases, strict=False)]
    return [_floats(W) for W in weights], [_floats(b) for b in biases], losses
