# exercise: wasserstein_distance
# title: The distance of the two means
# title.zh: 只取了两个平均值之差
# hint: Two samples with the same mean need not be equal.
# hint.zh: 平均值相同的两组样本不一定相同。
# source: absolute value and mean exchanged
def wasserstein_distance(x, y):
    return float(np.abs(np.mean(x) - np.mean(y)))
