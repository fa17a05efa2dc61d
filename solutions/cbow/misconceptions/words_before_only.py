# exercise: train
# title: Uses the words before the target only
# title.zh: 只用了目标单词之前的单词
# hint: On which sides of x_k do the context words stand in Figure 6.33?
# hint.zh: 图6.33中，上下文单词位于 x_k 的哪一侧或哪几侧？
def train(sentence, window, W, W_out, eta, epochs):
    W, W_out = floats(W, W_out)
    losses = np.zeros((epochs, len(sentence)))
    for epoch in range(epochs):
        for position, target in enumerate(sentence):
            reach = len(sentence) if window is None else window
            context = [*sentence[max(0, position - reach) : position]] or [*sentence[1 : 1 + reach]]
            losses[epoch, position] = loss(context, target, W, W_out)
            grad_W, grad_W_out = floats(*gradients(context, target, W, W_out))
            W, W_out = W - eta * grad_W, W_out - eta * grad_W_out
    return W, W_out, losses.mean(axis=1)
