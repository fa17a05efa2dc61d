# exercise: reparameterize
# title: Scales the noise by the variance
# title.zh: 用方差去乘噪声
# hint: For log_var = 2 log 3 the standard deviation is 3. What is yours?
# hint.zh: log_var = 2 log 3 时标准差为 3。你的是多少？
# source: variance and deviation confused
def reparameterize(mu, log_var, eps):
    mu, log_var, eps = floats(mu, log_var, eps)
    return mu + np.exp(log_var) * eps
