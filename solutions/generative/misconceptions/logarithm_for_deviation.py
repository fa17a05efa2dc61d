# exercise: reparameterize
# title: Scales the noise by the logarithm of the variance
# title.zh: 用方差的对数去乘噪声
# hint: For log_var = 0 the standard deviation is 1. Does the noise vanish in your z?
# hint.zh: log_var = 0 时标准差为 1。你的 z 里噪声消失了吗？
# source: the encoder output taken as sigma
def reparameterize(mu, log_var, eps):
    mu, log_var, eps = floats(mu, log_var, eps)
    return mu + log_var * eps
