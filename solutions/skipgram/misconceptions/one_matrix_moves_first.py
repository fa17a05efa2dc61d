# exercise: train_negative
# title: Computes the second gradient from a matrix that has moved
# title.zh: 用已更新的矩阵计算第二个梯度
# hint: Which matrices produced this pair's scores? Both gradients belong to them.
# hint.zh: 这一对的得分由哪两个矩阵算出？两个梯度都应由它们算出。
# source: order of two lines
def train_negative(sentence, window, negatives, W, W_out, eta):
    W, W_out, losses = floats(W), floats(W_out), []
    for (center, word), noise in zip(pairs(sentence, window), negatives, strict=True):
        losses.append(negative_loss(center, word, noise, W, W_out))
        W_out = W_out - eta * floats(negative_gradients(center, word, noise, W, W_out)[1])
        W = W - eta * floats(negative_gradients(center, word, noise, W, W_out)[0])
    return W, W_out, np.array(losses)
