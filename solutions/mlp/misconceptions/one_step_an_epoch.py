# exercise: train
# title: Makes one step an epoch, on all samples
# title.zh: 每一轮只用全部样本更新一步
# hint: How many steps are there in an epoch of 5 samples with batches of 2?
# hint.zh: 5 个样本、每批 2 个时，一轮要更新几步？
# source: full-batch descent
def train(X, labels, weights, biases, eta, epochs, batch_size):
    losses = np.zeros(epochs)
    for epoch in range(epochs):
        losses[epoch] = loss(X, labels, weights, biases)
        grad_weights, grad_biases = gradients(X, labels, weights, biases)
        weights = [_floats(W) - eta * _floats(grad) for W, grad in zip(weights, grad_weights, strict=False)]
        biases = [_floats(b) - eta * _floats(grad) for b, grad in zip(biases, grad_biases, strict=False)]
    return weights, biases, losses
