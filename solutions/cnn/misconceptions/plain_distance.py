# exercise: gaussian_kernel
# title: Adds the distances before squaring
# title.zh: 先相加再平方
# hint: (r + c)² and r² + c²: which one is the squared distance?
# hint.zh: (r + c)² 与 r² + c²，哪一个是距离的平方？
# source: operator order
def gaussian_kernel(n, sigma):
    d = np.arange(n) - n // 2
    weights = np.exp(-((d[:, None] + d) ** 2) / (2 * float(sigma) ** 2))
    return weights / weights.sum()
