# exercise: train
# title: Keeps whole-number matrices whole
# title.zh: 整数矩阵更新后仍是整数
# hint: Which dtype has your copy of W when it was given as whole numbers? What becomes of 2.9 there?
# hint.zh: 传入的 W 是整数时，你的副本是什么类型？2.9 存进去会变成多少？
def train(sentence, window, W, W_out, eta, epochs):
    W, W_out = np.array(W), np.array(W_out)
    losses = np.zeros((epochs, len(sentence)))
    for epoch in range(epochs):
        for position, target in enumerate(sentence):
            context = context_at(sentence, position, window)
            losses[epoch, position] = loss(context, target, W, W_out)
            grad_W, grad_W_out = floats(*gradients(context, target, W, W_out))
            W[:] = W - eta * grad_W
            W_out[:] = W_out - eta * grad_W_out
    return W, W_out, losses.mean(axis=1)
