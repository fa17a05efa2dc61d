# exercise: gradients
# title: Gives all rows of W a gradient
# title.zh: W 的每一行都得到了梯度
# hint: Change the vector of a word that is not the centre: does the loss notice?
# hint.zh: 改动一个非中心词的词向量，损失会变吗？
# source: a dense outer product
def gradients(center, context, W, W_out):
    y = scores(center, W, W_out)
    p = np.exp(y - np.logaddexp.reduce(y))
    slopes = len(context) * p - np.bincount(context, minlength=len(W))
    return np.tile(floats(W_out) @ slopes, (len(W), 1)), np.outer(floats(W)[center], slopes)
