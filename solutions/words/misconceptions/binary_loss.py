# exercise: loss
# title: Adds a term for every word that is not the target
# title.zh: 为每个非目标单词也加了一项
# hint: How many terms does the loss of the notes have for one target?
# hint.zh: 对一个目标单词，讲义的损失有几项？
# source: loss of two classes
def loss(k, target, W, W_out):
    y = scores(k, W, W_out)
    p = np.exp(y - y.max()) / np.exp(y - y.max()).sum()
    log_sum = np.log(np.sum(np.exp(y - y.max()))) + y.max()
    return log_sum - y[target] - np.log(np.maximum(1 - np.delete(p, target), 1e-300)).sum()
