# exercise: negative_gradients
# title: Overflows for large scores
# title.zh: 得分很大时溢出
# hint: Which of e^x and e^-x is harmless for x = -1000?
# hint.zh: x = -1000 时，e^x 与 e^-x 哪个不会出问题？
# source: e^x / (1 + e^x)
def negative_gradients(center, word, negatives, W, W_out):
    y = scores(center, W, W_out)
    s = np.exp(y) / (1 + np.exp(y))
    slopes = np.bincount(negatives, minlength=len(W)) * s
    slopes[word] -= 1 - s[word]
    return outer_gradients(center, slopes, W, W_out)
