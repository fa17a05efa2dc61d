# exercise: reparameterize
# title: Halves the logarithm, but takes no exponential
# title.zh: 只把对数减半，没有取指数
# hint: Can a standard deviation be negative?
# hint.zh: 标准差可能为负吗？
# source: exponential forgotten
def reparameterize(mu, log_var, eps):
    mu, log_var, eps = floats(mu, log_var, eps)
    return mu + log_var / 2 * eps
