# exercise: train
# title: Removes the target word from the context wherever it stands
# title.zh: 把上下文中所有与目标相同的单词都去掉了
# hint: The notes leave out position k. What if the same word stands at another position too?
# hint.zh: 讲义排除的是第 k 个位置。如果同一个单词还出现在别的位置呢？
def train(sentence, window, W, W_out, eta, epochs):
    W, W_out = floats(W, W_out)
    losses = np.zeros((epochs, len(sentence)))
    for epoch in range(epochs):
        for position, target in enumerate(sentence):
            reach = len(sentence) if window is None else window
            near = sentence[max(0, position - reach) : position + 1 + reach]
            context = [word for word in near if word != target] or [target]
            losses[epoch, position] = loss(context, target, W, W_out)
            grad_W, grad_W_out = floats(*gradients(context, target, W, W_out))
            W, W_out = W - eta * grad_W, W_out - eta * grad_W_out
    return W, W_out, losses.mean(axis=1)
