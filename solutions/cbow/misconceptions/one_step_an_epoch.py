# exercise: train
# title: Collects the gradients and makes one step an epoch
# title.zh: 累积全部梯度，每轮只更新一次
# hint: When does the second position of an epoch see what the first one has learned?
# hint.zh: 同一轮中，第二个位置什么时候能用上第一个位置学到的结果？
def train(sentence, window, W, W_out, eta, epochs):
    W, W_out = floats(W, W_out)
    losses = np.zeros((epochs, len(sentence)))
    for epoch in range(epochs):
        total, total_out = np.zeros_like(W), np.zeros_like(W_out)
        for position, target in enumerate(sentence):
            context = context_at(sentence, position, window)
            losses[epoch, position] = loss(context, target, W, W_out)
            grad_W, grad_W_out = floats(*gradients(context, target, W, W_out))
            total, total_out = total + grad_W, total_out + grad_W_out
        W, W_out = W - eta * total, W_out - eta * total_out
    return W, W_out, losses.mean(axis=1)
