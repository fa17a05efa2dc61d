# exercise: train
# title: Divides a smaller last batch by batch_size
# title.zh: 较小的最后一个批次也除以 batch_size
# hint: The last batch has one sample, batch_size is 2. By how much must that sample's gradient be divided?
# hint.zh: 最后一个批次只有一个样本而 batch_size 为 2：该样本的梯度应除以几？
# source: the nominal size taken for the true one
def train(X, labels, weights, biases, eta, epochs, batch_size):
    X, labels = _floats(X), np.asarray(labels)
    losses = np.zeros(epochs)
    for epoch in range(epochs):
        for start in range(0, len(X), batch_size):
            batch = X[start : start + batch_size], labels[start : start + batch_size]
            losses[epoch] += loss(*batch, weights, biases) * len(batch[0]) / len(X)
            grad_weights, grad_biases = gradients(*batch, weights, biases)
            step = eta * len(batch[0]) / batch_size
            weights = [_floats(W) - step * _floats(grad) for W, grad in zip(weights, grad_weights, strict=False)]
            biases = [_floats(b) - step * _floats(grad) for b, grad in zip(biases, grad_biases, strict=False)]
    return weights, biases, losses
