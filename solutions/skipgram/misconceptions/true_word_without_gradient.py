# exercise: negative_gradients
# title: Gives the true word no gradient
# title.zh: 真正的单词没有梯度
# hint: Which column of W_out belongs to the word that is no noise?
# hint.zh: 不是噪声的那个单词，对应 W_out 的哪一列？
# source: loop over the negatives only
def negative_gradients(center, word, negatives, W, W_out):
    y = scores(center, W, W_out)
    slopes = np.bincount(negatives, minlength=len(W)) * sigmoid(y)
    return outer_gradients(center, slopes, W, W_out)
