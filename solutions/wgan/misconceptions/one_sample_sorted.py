# exercise: wasserstein_distance
# title: Sorts one sample only
# title.zh: 只对一组样本排序
# hint: Which value of the one sample is carried to which value of the other?
# hint.zh: 一组中的哪个值被搬到另一组的哪个值？
# source: half of the sorting
def wasserstein_distance(x, y):
    return float(np.mean(np.abs(np.sort(x) - np.asarray(y))))
