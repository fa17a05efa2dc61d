# exercise: negative_gradients
# title: Leaves the true word out of the centre's gradient
# title.zh: 中心词的梯度漏掉了真正的单词
# hint: How many output vectors touch h?
# hint.zh: 有几个输出向量与 h 相乘？
# source: loop over the negatives only
def negative_gradients(center, word, negatives, W, W_out):
    y = scores(center, W, W_out)
    slopes = np.bincount(negatives, minlength=len(W)) * sigmoid(y)
    slopes[word] -= sigmoid(-y[word])
    noise = np.bincount(negatives, minlength=len(W)) * sigmoid(y)
    grad_W, _ = outer_gradients(center, noise, W, W_out)
    return grad_W, outer_gradients(center, slopes, W, W_out)[1]
