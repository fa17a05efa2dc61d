# exercise: wasserstein_distance
# title: The root of the mean square, another Wasserstein distance
# title.zh: 取了均方根，那是另一种 Wasserstein 距离
# hint: Work is amount times way. To which power does the way come in?
# hint.zh: 功是数量乘以路程，路程以几次方出现？
# source: the distance of order 2
def wasserstein_distance(x, y):
    return float(np.sqrt(np.mean((np.sort(x) - np.sort(y)) ** 2)))
