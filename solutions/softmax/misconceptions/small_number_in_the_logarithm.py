# exercise: cross_entropy
# title: Adds 1e-7 inside the logarithm
# title.zh: 在对数里加了 1e-7
# hint: Your guard against log 0 also changes values that were fine. What do you get for a true probability of 1e-12?
# hint.zh: 为防 log 0 而加的数也改变了本来没有问题的值。当真实类别的预测概率为 1e-12 时，你得到多少？
def cross_entropy(p, q):
    return -np.sum(np.asarray(p, dtype=np.float64) * np.log(np.asarray(q, dtype=np.float64) + 1e-7), axis=-1)
