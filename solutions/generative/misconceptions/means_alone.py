# exercise: kl_divergence
# title: Counts the means alone
# title.zh: 只算了均值的部分
# hint: Does your divergence notice a Gaussian that is too narrow?
# hint.zh: 高斯分布过窄时，你的散度会变大吗？
# source: half of the formula
def kl_divergence(mu, log_var):
    mu, log_var = floats(mu, log_var)
    return np.sum(mu**2, axis=-1) / 2
