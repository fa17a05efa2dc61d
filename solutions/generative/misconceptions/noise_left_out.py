# exercise: reparameterize
# title: Leaves out the noise
# title.zh: 漏掉了噪声
# hint: Does your z depend on eps at all?
# hint.zh: 你的 z 依赖于 eps 吗？
# source: an auto-encoder without the variational part
def reparameterize(mu, log_var, eps):
    mu, log_var, eps = floats(mu, log_var, eps)
    return mu + np.exp(log_var / 2)
