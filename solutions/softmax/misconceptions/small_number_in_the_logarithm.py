# exercise: cross_entropy
# title: Adds {eps} inside the logarithm
# title.zh: 在对数里加了 {eps}
# hint: Your guard against log 0 also changes values that were fine. What do you get for a true probability of 1e-12?
# hint.zh: 为防 log 0 而加的数也改变了本来没有问题的值。当真实类别的预测概率为 1e-12 时，你得到多少？
# parameter: eps in 1e-16 … 1e-3
def cross_entropy(p, q):
    eps = 1e-7
    return -np.sum(np.asarray(p, dtype=np.float64) * np.log(np.asarray(q, dtype=np.float64) + eps), axis=-1)
