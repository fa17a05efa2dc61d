# exercise: gradients
# title: Loses repeated context words
# title.zh: 丢掉了重复的上下文单词
# hint: What does `slopes[[2, 2]] -= 1` do in NumPy?
# hint.zh: NumPy 中 `slopes[[2, 2]] -= 1` 的效果是什么？
# source: fancy indexing
def gradients(center, context, W, W_out):
    y = scores(center, W, W_out)
    p = np.exp(y - np.logaddexp.reduce(y))
    slopes = len(context) * p
    slopes[np.asarray(context)] -= 1
    return outer_gradients(center, slopes, W, W_out)
