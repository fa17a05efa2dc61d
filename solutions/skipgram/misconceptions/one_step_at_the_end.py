# exercise: train_negative
# title: Makes one step at the end
# title.zh: 最后才更新一步
# hint: When does the second pair see what the first has taught?
# hint.zh: 第二对样本什么时候能用上第一对学到的结果？
# source: batch habit
def train_negative(sentence, window, negatives, W, W_out, eta):
    W, W_out, losses = floats(W), floats(W_out), []
    total, total_out = 0, 0
    for (center, word), noise in zip(pairs(sentence, window), negatives, strict=True):
        losses.append(negative_loss(center, word, noise, W, W_out))
        grad_W, grad_W_out = map(floats, negative_gradients(center, word, noise, W, W_out))
        total, total_out = total + grad_W, total_out + grad_W_out
    return W - eta * total, W_out - eta * total_out, np.array(losses)
