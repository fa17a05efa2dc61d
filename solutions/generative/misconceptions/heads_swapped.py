# exercise: negative_elbo
# title: Exchanges mean and variance
# title.zh: 均值与方差互换了
# hint: Which matrix gives mu, and which the logarithm of the variance?
# hint.zh: 哪个矩阵给出 mu，哪个给出方差的对数？
# source: two heads of one shape
def negative_elbo(x, eps, params):
    mu, log_var = encode(x, params)
    logits = decode(reparameterize(mu, log_var, eps), params)
    _reconstruction, _divergence = reconstruction_loss(x, logits), kl_divergence(mu, log_var)
    logits = decode(reparameterize(log_var, mu, eps), params)
    return reconstruction_loss(x, logits) + kl_divergence(log_var, mu)
