# exercise: train
# title: Computes the gradient of W from matrices that have moved already
# title.zh: 用已经更新过的矩阵计算 W 的梯度
# hint: Which matrices produced this forward pass? Both gradients of one step belong to them.
# hint.zh: 这次前向计算用的是哪两个矩阵？同一步的两个梯度都应由它们算出。
def train(sentence, window, W, W_out, eta, epochs):
    W, W_out = floats(W, W_out)
    losses = np.zeros((epochs, len(sentence)))
    for epoch in range(epochs):
        for position, target in enumerate(sentence):
            context = context_at(sentence, position, window)
            losses[epoch, position] = loss(context, target, W, W_out)
            _, grad_W_out = floats(*gradients(context, target, W, W_out))
            W_out = W_out - eta * grad_W_out
            W = W - eta * floats(*gradients(context, target, W, W_out))[0]
    return W, W_out, losses.mean(axis=1)
