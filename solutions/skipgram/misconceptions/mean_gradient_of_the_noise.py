# exercise: negative_gradients
# title: Divides by the number of negatives
# title.zh: 除以了负样本的个数
# hint: Is the loss a sum or a mean over the negatives?
# hint.zh: 损失对负样本是求和还是求均值？
# source: habit
def negative_gradients(center, word, negatives, W, W_out):
    y = scores(center, W, W_out)
    slopes = np.bincount(negatives, minlength=len(W)) * sigmoid(y) / len(negatives)
    slopes[word] -= sigmoid(-y[word])
    return outer_gradients(center, slopes, W, W_out)
