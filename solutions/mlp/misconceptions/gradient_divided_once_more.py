# exercise: train
# title: Divides the gradients by the size of the batch once more
# title.zh: 把梯度又除以了一次批次大小
# hint: `gradients` gives the slope of a mean already. What is the step for a batch in which one sample stands twice?
# hint.zh: `gradients` 给出的已经是平均损失的梯度。若批次由同一个样本重复两次组成，更新量应是多少？
# source: real code
def train(X, labels, weights, biases, eta, epochs, batch_size):
    X, labels = _floats(X), np.asarray(labels)
    losses = np.zeros(epochs)
    for epoch in range(epochs):
        for start in range(0, len(X), batch_size):
            batch = X[start : start + batch_size], labels[start : start + batch_size]
            losses[epoch] += loss(*batch, weights, biases) * len(batch[0]) / len(X)
            grad_weights, grad_biases = gradients(*batch, weights, biases)
            step = eta / len(batch[0])
            weights = [_floats(W) - step * _floats(grad) for W, grad in zip(weights, grad_weights, strict=False)]
            biases = [_floats(b) - step * _floats(grad) for b, grad in zip(biases, grad_biases, strict=False)]
    return weights, biases, losses
