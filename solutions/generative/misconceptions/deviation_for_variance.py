# exercise: kl_divergence
# title: Takes the deviation where the variance belongs
# title.zh: 本该用方差的地方用了标准差
# hint: The formula has sigma squared. Which power of e is that?
# hint.zh: 公式里是 σ 的平方。它是 e 的几次方？
# source: variance and deviation confused
def kl_divergence(mu, log_var):
    mu, log_var = floats(mu, log_var)
    return np.sum(mu**2 + np.exp(log_var / 2) - 1 - log_var, axis=-1) / 2
