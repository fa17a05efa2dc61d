# exercise: wasserstein_distance
# title: The mean distance over all pairs
# title.zh: 对所有的配对取平均距离
# hint: How far is a sample from itself, by your formula?
# hint.zh: 按你的公式，一组样本与它自身的距离是多少？
# source: every grain carried everywhere
def wasserstein_distance(x, y):
    return float(np.mean(np.abs(np.subtract.outer(x, y))))
