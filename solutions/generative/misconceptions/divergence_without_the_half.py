# exercise: kl_divergence
# title: Leaves out the factor 1/2
# title.zh: 漏掉了系数 1/2
# hint: Work the example by hand: what stands before the sum?
# hint.zh: 手算一遍例题：求和号前面有什么？
# source: formulas from memory
def kl_divergence(mu, log_var):
    mu, log_var = floats(mu, log_var)
    return np.sum(mu**2 + np.exp(log_var) - 1 - log_var, axis=-1)
