# exercise: train
# title: Steps uphill
# title.zh: 朝着损失上升的方向走
# hint: Evaluate the loss before and after one step.
# hint.zh: 比较一步前后的损失。
# source: a sign that is easily lost
def train(X, labels, weights, biases, eta, epochs, batch_size):
    X, labels = _floats(X), np.asarray(labels)
    losses = np.zeros(epochs)
    for epoch in range(epochs):
        for start in range(0, len(X), batch_size):
            batch = X[start : start + batch_size], labels[start : start + batch_size]
            losses[epoch] += loss(*batch, weights, biases) * len(batch[0]) / len(X)
            grad_weights, grad_biases = gradients(*batch, weights, biases)
            weights = [_floats(W) + eta * _floats(grad) for W, grad in zip(weights, grad_weights, strict=False)]
            biases = [_floats(b) + eta * _floats(grad) for b, grad in zip(biases, grad_biases, strict=False)]
    return weights, biases, losses
