# exercise: train
# title: Shuffles the samples in every epoch
# title.zh: 每一轮都打乱了样本
# hint: The result may depend on the arguments alone. In which order does this exercise want the samples?
# hint.zh: 结果只应取决于参数。本题要求样本按什么顺序？
# source: habit from training in practice
def train(X, labels, weights, biases, eta, epochs, batch_size):
    X, labels = _floats(X), np.asarray(labels)
    losses = np.zeros(epochs)
    for epoch in range(epochs):
        order = np.random.default_rng(epoch).permutation(len(X))
        for start in range(0, len(X), batch_size):
            some = order[start : start + batch_size]
            batch = X[some], labels[some]
            losses[epoch] += loss(*batch, weights, biases) * len(batch[0]) / len(X)
            grad_weights, grad_biases = gradients(*batch, weights, biases)
            weights = [_floats(W) - eta * _floats(grad) for W, grad in zip(weights, grad_weights, strict=False)]
            biases = [_floats(b) - eta * _floats(grad) for b, grad in zip(biases, grad_biases, strict=False)]
    return weights, biases, losses
