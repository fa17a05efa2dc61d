# exercise: negative_elbo
# title: Subtracts the divergence
# title.zh: 减去了散度
# hint: Should codes far from the standard Gaussian be rewarded or charged?
# hint.zh: 远离标准高斯分布的编码应当受到奖励还是惩罚？
# source: sign easily lost
def negative_elbo(x, eps, params):
    mu, log_var = encode(x, params)
    logits = decode(reparameterize(mu, log_var, eps), params)
    reconstruction, divergence = reconstruction_loss(x, logits), kl_divergence(mu, log_var)
    return reconstruction - divergence
