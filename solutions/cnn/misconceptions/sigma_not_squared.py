# exercise: gaussian_kernel
# title: Does not square sigma
# title.zh: sigma 没有平方
# hint: With σ = 1 nobody notices. Try σ = 2 by hand.
# hint.zh: σ = 1 时看不出来。请用 σ = 2 手算。
# source: a power easily lost
def gaussian_kernel(n, sigma):
    d = np.arange(n) - n // 2
    weights = np.exp(-(d[:, None] ** 2 + d**2) / (2 * float(sigma)))
    return weights / weights.sum()
