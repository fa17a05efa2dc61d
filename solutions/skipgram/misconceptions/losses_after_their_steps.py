# exercise: train_negative
# title: Takes the loss after the step
# title.zh: 在更新之后才计算损失
# hint: Which matrices belong to the loss of a pair: those before its step or those after it?
# hint.zh: 一对样本的损失应当用哪组矩阵计算：更新前的还是更新后的？
# source: order of two lines
def train_negative(sentence, window, negatives, W, W_out, eta):
    W, W_out, losses = floats(W), floats(W_out), []
    for (center, word), noise in zip(pairs(sentence, window), negatives, strict=True):
        grad_W, grad_W_out = map(floats, negative_gradients(center, word, noise, W, W_out))
        W, W_out = W - eta * grad_W, W_out - eta * grad_W_out
        losses.append(negative_loss(center, word, noise, W, W_out))
    return W, W_out, np.array(losses)
