# exercise: kl_divergence
# title: Does not square the mean
# title.zh: 均值没有平方
# hint: Is N(-3, 1) as far from the standard Gaussian as N(3, 1)?
# hint.zh: N(-3, 1) 与 N(3, 1) 到标准高斯分布的散度相同吗？
# source: formulas from memory
def kl_divergence(mu, log_var):
    mu, log_var = floats(mu, log_var)
    return np.sum(mu + np.exp(log_var) - 1 - log_var, axis=-1) / 2
