# exercise: train
# title: Takes the loss after the step
# title.zh: 在更新之后才计算损失
# hint: Which matrices should the loss of a position be taken with: those before its step or those after it?
# hint.zh: 某个位置的损失应当用哪组矩阵计算：更新前的还是更新后的？
def train(sentence, window, W, W_out, eta, epochs):
    W, W_out = floats(W, W_out)
    losses = np.zeros((epochs, len(sentence)))
    for epoch in range(epochs):
        for position, target in enumerate(sentence):
            context = context_at(sentence, position, window)
            grad_W, grad_W_out = floats(*gradients(context, target, W, W_out))
            W, W_out = W - eta * grad_W, W_out - eta * grad_W_out
            losses[epoch, position] = loss(context, target, W, W_out)
    return W, W_out, losses.mean(axis=1)
