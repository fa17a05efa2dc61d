# exercise: train
# title: Adds the gradient
# title.zh: 加上了梯度
# hint: Make one tiny step and evaluate the loss again: did it fall?
# hint.zh: 走很小的一步再计算损失：它下降了吗？
def train(sentence, window, W, W_out, eta, epochs):
    W, W_out = floats(W, W_out)
    losses = np.zeros((epochs, len(sentence)))
    for epoch in range(epochs):
        for position, target in enumerate(sentence):
            context = context_at(sentence, position, window)
            losses[epoch, position] = loss(context, target, W, W_out)
            grad_W, grad_W_out = floats(*gradients(context, target, W, W_out))
            W, W_out = W + eta * grad_W, W_out + eta * grad_W_out
    return W, W_out, losses.mean(axis=1)
