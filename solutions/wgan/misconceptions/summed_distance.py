# exercise: wasserstein_distance
# title: Sums the distances in place of their mean
# title.zh: 把各段路程相加，而没有取平均
# hint: Show every value twice: should the distance double?
# hint.zh: 让每个值出现两次：距离应该加倍吗？
# source: expectation and sum mixed up
def wasserstein_distance(x, y):
    return float(np.sum(np.abs(np.sort(x) - np.sort(y))))
