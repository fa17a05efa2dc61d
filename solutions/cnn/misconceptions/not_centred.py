# exercise: gaussian_kernel
# title: Measures distances from the corner
# title.zh: 距离从左上角算起
# hint: Which weight of your kernel is the largest?
# hint.zh: 你的卷积核中最大的权重在哪里？
# source: indices taken for distances
def gaussian_kernel(n, sigma):
    d = np.arange(n)
    weights = np.exp(-(d[:, None] ** 2 + d**2) / (2 * float(sigma) ** 2))
    return weights / weights.sum()
