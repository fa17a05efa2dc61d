# exercise: train
# title: Leaves the target in its own context
# title.zh: 目标单词留在了自己的上下文里
# hint: Can the word that is to be guessed stand among the words that it is guessed from?
# hint.zh: 要猜的单词，可以出现在用来猜它的单词里吗？
def train(sentence, window, W, W_out, eta, epochs):
    W, W_out = floats(W, W_out)
    losses = np.zeros((epochs, len(sentence)))
    for epoch in range(epochs):
        for position, target in enumerate(sentence):
            reach = len(sentence) if window is None else window
            context = [*sentence[max(0, position - reach) : position + 1 + reach]]
            losses[epoch, position] = loss(context, target, W, W_out)
            grad_W, grad_W_out = floats(*gradients(context, target, W, W_out))
            W, W_out = W - eta * grad_W, W_out - eta * grad_W_out
    return W, W_out, losses.mean(axis=1)
