# exercise: wasserstein_distance
# title: Sorts the two samples in opposite directions
# title.zh: 两组样本的排序方向相反
# hint: Does the largest value have to travel to the smallest?
# hint.zh: 最大的值有必要搬到最小的值那里吗？
# source: descending order for one
def wasserstein_distance(x, y):
    return float(np.mean(np.abs(np.sort(x) - np.sort(y)[::-1])))
