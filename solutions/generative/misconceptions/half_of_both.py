# exercise: negative_elbo
# title: Halves the reconstruction as well
# title.zh: 把重构损失也减半了
# hint: Which of the two terms has the factor 1/2?
# hint.zh: 两项中哪一项带有系数 1/2？
# source: brackets lost
def negative_elbo(x, eps, params):
    mu, log_var = encode(x, params)
    logits = decode(reparameterize(mu, log_var, eps), params)
    reconstruction, divergence = reconstruction_loss(x, logits), kl_divergence(mu, log_var)
    return reconstruction / 2 + divergence
