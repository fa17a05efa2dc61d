# exercise: negative_elbo
# title: Leaves out the reconstruction loss
# title.zh: 漏掉了重构损失
# hint: Does your loss look at the image at all?
# hint.zh: 你的损失里用到图像了吗？
# source: half of the formula
def negative_elbo(x, eps, params):
    mu, log_var = encode(x, params)
    logits = decode(reparameterize(mu, log_var, eps), params)
    _reconstruction, divergence = reconstruction_loss(x, logits), kl_divergence(mu, log_var)
    return divergence
