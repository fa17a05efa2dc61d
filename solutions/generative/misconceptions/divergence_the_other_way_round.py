# exercise: kl_divergence
# title: Takes the divergence of N(0, 1) from N(mu, var)
# title.zh: 算的是 N(0, 1) 相对 N(mu, var) 的散度
# hint: KL is not symmetric. Which distribution comes first here?
# hint.zh: KL 散度不对称。这里哪个分布在前？
# source: the two arguments exchanged
def kl_divergence(mu, log_var):
    mu, log_var = floats(mu, log_var)
    return np.sum((1 + mu**2) / np.exp(log_var) - 1 + log_var, axis=-1) / 2
