# exercise: gradients
# title: Divides by the number of context words
# title.zh: 除以了上下文单词的个数
# hint: Is the loss a sum or a mean?
# hint.zh: 损失是求和还是求均值？
# source: CBOW's 1/(c-1)
def gradients(center, context, W, W_out):
    y = scores(center, W, W_out)
    p = np.exp(y - np.logaddexp.reduce(y))
    slopes = p - np.bincount(context, minlength=len(W)) / len(context)
    return outer_gradients(center, slopes, W, W_out)
