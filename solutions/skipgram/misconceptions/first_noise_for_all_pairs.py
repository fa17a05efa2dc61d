# exercise: train_negative
# title: Uses the first row of negatives for every pair
# title.zh: 每一对都用了第一行负样本
# hint: Which row of negatives belongs to the third pair?
# hint.zh: 第三对样本对应哪一行负样本？
# source: index forgotten
def train_negative(sentence, window, negatives, W, W_out, eta):
    W, W_out, losses = floats(W), floats(W_out), []
    for (center, word), noise in zip(pairs(sentence, window), negatives, strict=True):
        noise = np.asarray(negatives)[0]
        losses.append(negative_loss(center, word, noise, W, W_out))
        grad_W, grad_W_out = map(floats, negative_gradients(center, word, noise, W, W_out))
        W, W_out = W - eta * grad_W, W_out - eta * grad_W_out
    return W, W_out, np.array(losses)
