# exercise: reparameterize
# title: Doubles the logarithm instead of halving it
# title.zh: 把对数加倍而不是减半
# hint: The deviation is the root of the variance. What does a root do to a logarithm?
# hint.zh: 标准差是方差的平方根。开方对应对数的什么运算？
# source: root forgotten
def reparameterize(mu, log_var, eps):
    mu, log_var, eps = floats(mu, log_var, eps)
    return mu + np.exp(2 * log_var) * eps
