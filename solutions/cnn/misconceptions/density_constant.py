# exercise: gaussian_kernel
# title: Divides by 2πσ² in place of the sum
# title.zh: 除以了 2πσ² 而不是总和
# hint: The density integrates to 1 over the whole plane. Your kernel has only n² points of it.
# hint.zh: 密度在整个平面上的积分为 1，而卷积核只取了其中 n² 个点。
# source: the formula of the normal density
def gaussian_kernel(n, sigma):
    d = np.arange(n) - n // 2
    weights = np.exp(-(d[:, None] ** 2 + d**2) / (2 * float(sigma) ** 2))
    return weights / (2 * np.pi * float(sigma) ** 2)
