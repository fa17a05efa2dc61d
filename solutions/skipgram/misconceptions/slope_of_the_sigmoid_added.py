# exercise: negative_gradients
# title: Multiplies by s (1 - s)
# title.zh: 又乘了 s (1 - s)
# hint: What is the derivative of log s(x)? Does s (1 - s) survive in it?
# hint.zh: log s(x) 的导数是什么？其中还有 s (1 - s) 吗？
# source: a factor too many in the chain rule
def negative_gradients(center, word, negatives, W, W_out):
    y = scores(center, W, W_out)
    slopes = np.bincount(negatives, minlength=len(W)) * sigmoid(y)
    slopes[word] -= sigmoid(-y[word])
    slopes = slopes * sigmoid(y) * sigmoid(-y)
    return outer_gradients(center, slopes, W, W_out)
