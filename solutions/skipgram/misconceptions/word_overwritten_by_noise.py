# exercise: negative_gradients
# title: Overwrites instead of adding
# title.zh: 覆盖而不是累加
# hint: What if a negative is the word itself? Which of the two parts is left?
# hint.zh: 负样本恰好是 word 时，两部分中剩下了哪一部分？
# source: = instead of +=
def negative_gradients(center, word, negatives, W, W_out):
    y = scores(center, W, W_out)
    slopes = np.bincount(negatives, minlength=len(W)) * sigmoid(y)
    slopes[word] = -sigmoid(-y[word])
    return outer_gradients(center, slopes, W, W_out)
