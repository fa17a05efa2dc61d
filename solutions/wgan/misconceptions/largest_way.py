# exercise: wasserstein_distance
# title: The longest way in place of the mean way
# title.zh: 取了最长的路程而不是平均路程
# hint: How much does one value far away count among a hundred?
# hint.zh: 一百个值中只有一个离得很远，它应占多大分量？
# source: maximum for mean
def wasserstein_distance(x, y):
    return float(np.max(np.abs(np.sort(x) - np.sort(y))))
