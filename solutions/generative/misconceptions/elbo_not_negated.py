# exercise: negative_elbo
# title: Returns the ELBO itself
# title.zh: 返回的是 ELBO 本身
# hint: The VAE minimises your function. Should bad images make it larger or smaller?
# hint.zh: VAE 要把你的函数最小化。图像还原得差时，它应当变大还是变小？
# source: the papers maximise
def negative_elbo(x, eps, params):
    mu, log_var = encode(x, params)
    logits = decode(reparameterize(mu, log_var, eps), params)
    reconstruction, divergence = reconstruction_loss(x, logits), kl_divergence(mu, log_var)
    return -reconstruction - divergence
