# exercise: gaussian_kernel
# title: Takes absolute distances in place of squares
# title.zh: 用了距离的绝对值而不是平方
# hint: How fast do the weights fall two pixels from the centre? Compare with the formula.
# hint.zh: 离中心两个像素处权重下降多快？请与公式比较。
# source: another kernel shape
def gaussian_kernel(n, sigma):
    d = np.arange(n) - n // 2
    weights = np.exp(-(abs(d[:, None]) + abs(d)) / (2 * float(sigma) ** 2))
    return weights / weights.sum()
