# exercise: train
# title: The window is one word short on the right
# title.zh: 窗口右侧少了一个单词
# hint: Where does a Python slice end? Count the words to the right of position 0 for window 1.
# hint.zh: Python 切片的终点包含在内吗？window 为 1 时，数一数位置 0 右侧取到了几个单词。
def train(sentence, window, W, W_out, eta, epochs):
    W, W_out = floats(W, W_out)
    losses = np.zeros((epochs, len(sentence)))
    for epoch in range(epochs):
        for position, target in enumerate(sentence):
            reach = len(sentence) if window is None else window
            left, right = sentence[max(0, position - reach) : position], sentence[position + 1 : position + reach]
            context = [*left, *right] or [*sentence[position + 1 : position + 2]]
            losses[epoch, position] = loss(context, target, W, W_out)
            grad_W, grad_W_out = floats(*gradients(context, target, W, W_out))
            W, W_out = W - eta * grad_W, W_out - eta * grad_W_out
    return W, W_out, losses.mean(axis=1)
