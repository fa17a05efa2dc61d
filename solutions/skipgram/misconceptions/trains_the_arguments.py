# exercise: train_negative
# title: Trains the caller's matrices in place
# title.zh: 直接在传入的矩阵上训练
# hint: Print W after the call. What is the difference between `W -= g` and `W = W - g`?
# hint.zh: 调用之后打印 W。`W -= g` 与 `W = W - g` 有什么区别？
# source: in-place arithmetic
def train_negative(sentence, window, negatives, W, W_out, eta):
    W, W_out, losses = floats(W), floats(W_out), []
    for (center, word), noise in zip(pairs(sentence, window), negatives, strict=True):
        losses.append(negative_loss(center, word, noise, W, W_out))
        grad_W, grad_W_out = map(floats, negative_gradients(center, word, noise, W, W_out))
        W -= eta * grad_W
        W_out -= eta * grad_W_out
    return W, W_out, np.array(losses)
