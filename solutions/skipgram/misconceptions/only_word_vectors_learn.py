# exercise: train_negative
# title: Updates W only
# title.zh: 只更新了 W
# hint: Which matrices make a step?
# hint.zh: 哪些矩阵要更新？
# source: half of the job
def train_negative(sentence, window, negatives, W, W_out, eta):
    W, W_out, losses = floats(W), floats(W_out), []
    for (center, word), noise in zip(pairs(sentence, window), negatives, strict=True):
        losses.append(negative_loss(center, word, noise, W, W_out))
        grad_W, _ = map(floats, negative_gradients(center, word, noise, W, W_out))
        W = W - eta * grad_W
    return W, W_out, np.array(losses)
