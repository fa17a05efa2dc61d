# exercise: wasserstein_distance
# title: The median way in place of the mean way
# title.zh: 取了路程的中位数而不是平均
# hint: Does a value that lies far away count at all in your distance?
# hint.zh: 在你的距离中，离得很远的值还起作用吗？
# source: median for mean
def wasserstein_distance(x, y):
    return float(np.median(np.abs(np.sort(x) - np.sort(y))))
