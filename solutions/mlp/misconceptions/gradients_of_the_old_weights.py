# exercise: train
# title: All steps of an epoch use gradients at the epoch's first weights
# title.zh: 一轮中每一步的梯度都在该轮最初的权重处计算
# hint: When the second batch's gradient is taken, which weights does the network have?
# hint.zh: 计算第二个批次的梯度时，网络的权重是哪一组？
# source: gradients gathered before they are applied
def train(X, labels, weights, biases, eta, epochs, batch_size):
    X, labels = _floats(X), np.asarray(labels)
    losses = np.zeros(epochs)
    for epoch in range(epochs):
        first = weights, biases
        for start in range(0, len(X), batch_size):
            batch = X[start : start + batch_size], labels[start : start + batch_size]
            losses[epoch] += loss(*batch, weights, biases) * len(batch[0]) / len(X)
            grad_weights, grad_biases = gradients(*batch, *first)
            weights = [_floats(W) - eta * _floats(grad) for W, grad in zip(weights, grad_weights, strict=False)]
            biases = [_floats(b) - eta * _floats(grad) for b, grad in zip(biases, grad_biases, strict=False)]
    return weights, biases, losses
