# exercise: train
# title: Lets the window wrap around the ends of the sentence
# title.zh: 窗口在句子两端绕回到另一端
# hint: What is `sentence[-1]` in Python, and is it a neighbour of the first word?
# hint.zh: Python 里的 `sentence[-1]` 是什么？它是第一个单词的邻居吗？
def train(sentence, window, W, W_out, eta, epochs):
    W, W_out = floats(W, W_out)
    losses = np.zeros((epochs, len(sentence)))
    for epoch in range(epochs):
        for position, target in enumerate(sentence):
            reach = min(len(sentence) - 1, window or len(sentence))
            steps = [step for step in range(-reach, reach + 1) if step]
            context = [sentence[(position + step) % len(sentence)] for step in steps]
            losses[epoch, position] = loss(context, target, W, W_out)
            grad_W, grad_W_out = floats(*gradients(context, target, W, W_out))
            W, W_out = W - eta * grad_W, W_out - eta * grad_W_out
    return W, W_out, losses.mean(axis=1)
