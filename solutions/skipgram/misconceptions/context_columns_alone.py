# exercise: gradients
# title: Leaves out the columns of all other words
# title.zh: 漏掉了其他单词的列
# hint: The softmax has a sum over all words. Which columns of W_out does the loss depend on?
# hint.zh: Softmax 中有对所有单词的求和。损失与 W_out 的哪些列有关？
# source: negative sampling mixed up with the softmax
def gradients(center, context, W, W_out):
    y = scores(center, W, W_out)
    p = np.exp(y - np.logaddexp.reduce(y))
    slopes = (len(context) * p - np.bincount(context, minlength=len(W))) * np.isin(np.arange(len(W)), context)
    return outer_gradients(center, slopes, W, W_out)
