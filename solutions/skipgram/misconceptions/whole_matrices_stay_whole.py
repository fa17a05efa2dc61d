# exercise: train_negative
# title: Keeps whole-number matrices whole
# title.zh: 整数矩阵更新后仍是整数
# hint: Which dtype has your copy of W when it was given as whole numbers?
# hint.zh: 传入的 W 是整数时，你的副本是什么类型？
# source: int buffer
def train_negative(sentence, window, negatives, W, W_out, eta):
    W, W_out, losses = np.array(W), np.array(W_out), []
    for (center, word), noise in zip(pairs(sentence, window), negatives, strict=True):
        losses.append(negative_loss(center, word, noise, W, W_out))
        grad_W, grad_W_out = map(floats, negative_gradients(center, word, noise, W, W_out))
        W[:], W_out[:] = W - eta * grad_W, W_out - eta * grad_W_out
    return W, W_out, np.array(losses)
