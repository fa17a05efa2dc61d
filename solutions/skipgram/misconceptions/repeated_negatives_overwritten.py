# exercise: negative_gradients
# title: Loses repeated negatives
# title.zh: 丢掉了重复的负样本
# hint: What does `slopes[[3, 3]] += 1` do in NumPy?
# hint.zh: NumPy 中 `slopes[[3, 3]] += 1` 的效果是什么？
# source: fancy indexing
def negative_gradients(center, word, negatives, W, W_out):
    y = scores(center, W, W_out)
    slopes = np.zeros(len(W))
    slopes[np.asarray(negatives)] += sigmoid(y[np.asarray(negatives)])
    slopes[word] -= sigmoid(-y[word])
    return outer_gradients(center, slopes, W, W_out)
