# exercise: train
# title: Adds the losses of an epoch up
# title.zh: 对一轮的损失求和而没有取平均
# hint: Does your loss of an epoch double when the sentence is twice as long?
# hint.zh: 句子长度加倍时，你的每轮损失也会加倍吗？
def train(sentence, window, W, W_out, eta, epochs):
    W, W_out = floats(W, W_out)
    losses = np.zeros((epochs, len(sentence)))
    for epoch in range(epochs):
        for position, target in enumerate(sentence):
            context = context_at(sentence, position, window)
            losses[epoch, position] = loss(context, target, W, W_out)
            grad_W, grad_W_out = floats(*gradients(context, target, W, W_out))
            W, W_out = W - eta * grad_W, W_out - eta * grad_W_out
    return W, W_out, losses.sum(axis=1)
