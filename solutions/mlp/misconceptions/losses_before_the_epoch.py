# exercise: train
# title: Takes the loss of all samples before the epoch starts
# title.zh: 在一轮开始之前就计算了全部样本的损失
# hint: When the third batch's turn comes, two steps have been made already. Does your loss know?
# hint.zh: 轮到第三个批次时已经更新了两步。你的损失反映了这一点吗？
# source: the loss of one moment in place of many
def train(X, labels, weights, biases, eta, epochs, batch_size):
    X, labels = _floats(X), np.asarray(labels)
    losses = []
    for _ in range(epochs):
        losses.append(loss(X, labels, weights, biases))
        for start in range(0, len(X), batch_size):
            batch = X[start : start + batch_size], labels[start : start + batch_size]
            grad_weights, grad_biases = gradients(*batch, weights, biases)
            weights = [_floats(W) - eta * _floats(grad) for W, grad in zip(weights, grad_weights, strict=False)]
            biases = [_floats(b) - eta * _floats(grad) for b, grad in zip(biases, grad_biases, strict=False)]
    return weights, biases, losses
