# exercise: reparameterize
# title: Caps the logarithm of the variance
# title.zh: 给方差的对数设了上限
# hint: log_var may be 20. What is the standard deviation then?
# hint.zh: log_var 可以是 20，此时标准差是多少？
# source: stability habit
def reparameterize(mu, log_var, eps):
    mu, log_var, eps = floats(mu, log_var, eps)
    return mu + np.exp(np.clip(log_var, -10, 10) / 2) * eps
