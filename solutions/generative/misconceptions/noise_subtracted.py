# exercise: reparameterize
# title: Subtracts the noise
# title.zh: 减去了噪声
# hint: In distribution both are the same. Here eps is given: which sign has it in the formula?
# hint.zh: 从分布上看两者相同；但这里 eps 已给定，它在公式里是什么符号？
# source: sign easily lost
def reparameterize(mu, log_var, eps):
    mu, log_var, eps = floats(mu, log_var, eps)
    return mu - np.exp(log_var / 2) * eps
