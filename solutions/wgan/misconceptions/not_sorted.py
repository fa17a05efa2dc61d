# exercise: wasserstein_distance
# title: Pairs the values as they come
# title.zh: 按原来的次序配对
# hint: The same values in another order: how far apart are the two samples?
# hint.zh: 同样的值换一种次序，两组样本相距多远？
# source: sorting forgotten
def wasserstein_distance(x, y):
    return float(np.mean(np.abs(np.subtract(x, y))))
