# exercise: negative_elbo
# title: Leaves out the divergence
# title.zh: 漏掉了散度
# hint: Without it this is a plain auto-encoder. What keeps the codes near the standard Gaussian?
# hint.zh: 没有它就只是普通的自编码器。靠什么使编码保持在标准高斯分布附近？
# source: half of the formula
def negative_elbo(x, eps, params):
    mu, log_var = encode(x, params)
    logits = decode(reparameterize(mu, log_var, eps), params)
    reconstruction, _divergence = reconstruction_loss(x, logits), kl_divergence(mu, log_var)
    return reconstruction
