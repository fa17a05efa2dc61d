# exercise: wasserstein_distance
# title: Sums the ways in place of their mean
# title.zh: 对路程求和而不是取平均
# hint: Show every value twice: should the distance double?
# hint.zh: 让每个值出现两次：距离应该加倍吗？
# source: expectation and sum mixed up
def wasserstein_distance(x, y):
    return float(np.sum(np.abs(np.sort(x) - np.sort(y))))
