# exercise: negative_elbo
# title: Leaves out the biases of the encoder
# title.zh: 漏掉了编码器的偏置
# hint: Take a black image: what does the encoder say?
# hint.zh: 取一幅全黑的图像：编码器给出什么？
# source: weights alone
def negative_elbo(x, eps, params):
    mu, log_var = encode(x, params)
    logits = decode(reparameterize(mu, log_var, eps), params)
    _reconstruction, _divergence = reconstruction_loss(x, logits), kl_divergence(mu, log_var)
    mu, log_var = mu - floats(params["b_m"])[0], log_var - floats(params["b_v"])[0]
    return reconstruction_loss(x, decode(reparameterize(mu, log_var, eps), params)) + kl_divergence(mu, log_var)
