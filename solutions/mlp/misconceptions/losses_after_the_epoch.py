# exercise: train
# title: Takes the loss of all samples when the epoch is over
# title.zh: 在一轮结束之后才计算全部样本的损失
# hint: Which weights did the second batch see when its loss was due?
# hint.zh: 轮到第二个批次计算损失时，它面对的是哪一组权重？
# source: a common way to log training
def train(X, labels, weights, biases, eta, epochs, batch_size):
    X, labels = _floats(X), np.asarray(labels)
    losses = []
    for _ in range(epochs):
        for start in range(0, len(X), batch_size):
            batch = X[start : start + batch_size], labels[start : start + batch_size]
            grad_weights, grad_biases = gradients(*batch, weights, biases)
            weights = [_floats(W) - eta * _floats(grad) for W, grad in zip(weights, grad_weights, strict=False)]
            biases = [_floats(b) - eta * _floats(grad) for b, grad in zip(biases, grad_biases, strict=False)]
        losses.append(loss(X, labels, weights, biases))
    return weights, biases, losses
