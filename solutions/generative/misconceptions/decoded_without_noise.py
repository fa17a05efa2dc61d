# exercise: negative_elbo
# title: Decodes the mean
# title.zh: 解码的是均值
# hint: What does the decoder get, mu or z?
# hint.zh: 解码器得到的是 mu 还是 z？
# source: an auto-encoder without the variational part
def negative_elbo(x, eps, params):
    mu, log_var = encode(x, params)
    logits = decode(reparameterize(mu, log_var, eps), params)
    _reconstruction, divergence = reconstruction_loss(x, logits), kl_divergence(mu, log_var)
    return reconstruction_loss(x, decode(mu, params)) + divergence
