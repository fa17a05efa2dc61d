# exercise: gaussian_kernel
# title: Loses the 2 in the exponent
# title.zh: 指数中漏掉了 2
# hint: Compare your weights with the formula for r = 1, c = 0 and σ = 1.
# hint.zh: 取 r = 1、c = 0、σ = 1，把你的权重与公式比较。
# source: a factor easily lost
def gaussian_kernel(n, sigma):
    d = np.arange(n) - n // 2
    weights = np.exp(-(d[:, None] ** 2 + d**2) / float(sigma) ** 2)
    return weights / weights.sum()
