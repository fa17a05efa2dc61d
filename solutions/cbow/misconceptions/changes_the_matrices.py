# exercise: train
# title: Trains the caller's matrices in place
# title.zh: 直接在传入的矩阵上训练
# hint: Print W after the call. What is the difference between `W -= g` and `W = W - g`?
# hint.zh: 调用之后打印 W。`W -= g` 与 `W = W - g` 有什么区别？
def train(sentence, window, W, W_out, eta, epochs):
    W, W_out = floats(W, W_out)
    losses = np.zeros((epochs, len(sentence)))
    for epoch in range(epochs):
        for position, target in enumerate(sentence):
            context = context_at(sentence, position, window)
            losses[epoch, position] = loss(context, target, W, W_out)
            grad_W, grad_W_out = floats(*gradients(context, target, W, W_out))
            W -= eta * grad_W
            W_out -= eta * grad_W_out
    return W, W_out, losses.mean(axis=1)
