# exercise: train_negative
# title: Returns one loss for all pairs
# title.zh: 只返回了一个损失
# hint: How many losses does the exercise ask for?
# hint.zh: 题目要求返回几个损失？
# source: CBOW's mean over an epoch
def train_negative(sentence, window, negatives, W, W_out, eta):
    W, W_out, losses = floats(W), floats(W_out), []
    for (center, word), noise in zip(pairs(sentence, window), negatives, strict=True):
        losses.append(negative_loss(center, word, noise, W, W_out))
        grad_W, grad_W_out = map(floats, negative_gradients(center, word, noise, W, W_out))
        W, W_out = W - eta * grad_W, W_out - eta * grad_W_out
    return W, W_out, np.mean(losses)
