# exercise: train_negative
# title: Adds the gradients
# title.zh: 加上了梯度
# hint: Make one tiny step and evaluate the loss again: did it fall?
# hint.zh: 走很小的一步再计算损失：它下降了吗？
# source: sign easily lost
def train_negative(sentence, window, negatives, W, W_out, eta):
    W, W_out, losses = floats(W), floats(W_out), []
    for (center, word), noise in zip(pairs(sentence, window), negatives, strict=True):
        losses.append(negative_loss(center, word, noise, W, W_out))
        grad_W, grad_W_out = map(floats, negative_gradients(center, word, noise, W, W_out))
        W, W_out = W + eta * grad_W, W_out + eta * grad_W_out
    return W, W_out, np.array(losses)
