# exercise: kl_divergence
# title: Leaves out the -1
# title.zh: 漏掉了 -1
# hint: What is the divergence of the standard Gaussian from itself?
# hint.zh: 标准高斯分布与自身的散度是多少？
# source: formulas from memory
def kl_divergence(mu, log_var):
    mu, log_var = floats(mu, log_var)
    return np.sum(mu**2 + np.exp(log_var) - log_var, axis=-1) / 2
