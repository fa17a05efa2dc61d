# exercise: cross_entropy
# title: Clips the probabilities at {eps}
# title.zh: 把概率截断在 {eps}
# hint: Your limit also changes probabilities that were fine. What do you get for a true probability of 1e-12?
# hint.zh: 截断也改变了本来没有问题的概率。当真实类别的预测概率为 1e-12 时，你得到多少？
# parameter: eps in 1e-16 … 1e-3
# source: real code
def cross_entropy(p, q):
    eps = 1e-7
    return -np.sum(np.asarray(p, dtype=np.float64) * np.log(np.maximum(np.asarray(q, dtype=np.float64), eps)), axis=-1)
