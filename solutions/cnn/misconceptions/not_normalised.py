# exercise: gaussian_kernel
# title: Does not divide by the sum
# title.zh: 没有除以总和
# hint: Add up the weights of your kernel.
# hint.zh: 把你的卷积核的权重加起来。
# source: normalisation forgotten
def gaussian_kernel(n, sigma):
    d = np.arange(n) - n // 2
    return np.exp(-(d[:, None] ** 2 + d**2) / (2 * float(sigma) ** 2))
