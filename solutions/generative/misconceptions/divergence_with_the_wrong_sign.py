# exercise: kl_divergence
# title: Returns the negative divergence
# title.zh: 返回了散度的相反数
# hint: Can a divergence be negative?
# hint.zh: 散度会是负数吗？
# source: the papers write -KL in the ELBO
def kl_divergence(mu, log_var):
    mu, log_var = floats(mu, log_var)
    return -np.sum(mu**2 + np.exp(log_var) - 1 - log_var, axis=-1) / 2
