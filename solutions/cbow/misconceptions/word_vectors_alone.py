# exercise: train
# title: Trains the word vectors only
# title.zh: 只训练了词向量矩阵
# hint: How many matrices has the model, and how many of them does one step change?
# hint.zh: 模型有几个矩阵？一步更新改变了其中的几个？
def train(sentence, window, W, W_out, eta, epochs):
    W, W_out = floats(W, W_out)
    losses = np.zeros((epochs, len(sentence)))
    for epoch in range(epochs):
        for position, target in enumerate(sentence):
            context = context_at(sentence, position, window)
            losses[epoch, position] = loss(context, target, W, W_out)
            grad_W, _ = floats(*gradients(context, target, W, W_out))
            W, W_out = W - eta * grad_W, W_out
    return W, W_out, losses.mean(axis=1)
