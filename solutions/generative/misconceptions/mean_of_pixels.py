# exercise: negative_elbo
# title: Averages the reconstruction over pixels
# title.zh: 对重构损失按像素取了平均
# hint: Sum or mean over pixels? It decides how much the divergence weighs.
# hint.zh: 对像素求和还是取平均？这决定了散度所占的分量。
# source: averaging is a habit
def negative_elbo(x, eps, params):
    mu, log_var = encode(x, params)
    logits = decode(reparameterize(mu, log_var, eps), params)
    reconstruction, divergence = reconstruction_loss(x, logits), kl_divergence(mu, log_var)
    return reconstruction / len(x) + divergence
