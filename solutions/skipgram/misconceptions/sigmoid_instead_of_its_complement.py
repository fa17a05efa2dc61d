# exercise: negative_gradients
# title: Uses s where 1 - s belongs
# title.zh: 该用 1 - s 的地方用了 s
# hint: If the model is already sure of the true word, how large should the gradient be?
# hint.zh: 模型已经确信真正的单词时，梯度应当有多大？
# source: derivative of log s
def negative_gradients(center, word, negatives, W, W_out):
    y = scores(center, W, W_out)
    slopes = np.bincount(negatives, minlength=len(W)) * sigmoid(y)
    slopes[word] -= sigmoid(y[word])
    return outer_gradients(center, slopes, W, W_out)
