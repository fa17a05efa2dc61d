# exercise: train
# title: Skips the words whose window reaches beyond the sentence
# title.zh: 跳过了窗口超出句子两端的词
# hint: How many steps does an epoch take for five words and a window of two? What is the context of the first word?
# hint.zh: 句子有五个词、窗口为二时，一个 epoch 应当更新几次？第一个词的上下文是什么？
# source: real code
def train(sentence, window, W, W_out, eta, epochs):
    W, W_out = floats(W, W_out)
    losses = []
    reach = 0 if window is None else window
    for _ in range(epochs):
        epoch = []
        for position in range(reach, len(sentence) - reach):
            context = context_at(sentence, position, window)
            epoch.append(loss(context, sentence[position], W, W_out))
            grad_W, grad_W_out = floats(*gradients(context, sentence[position], W, W_out))
            W, W_out = W - eta * grad_W, W_out - eta * grad_W_out
        losses.append(np.mean(epoch) if epoch else 0.0)
    return W, W_out, np.array(losses)
