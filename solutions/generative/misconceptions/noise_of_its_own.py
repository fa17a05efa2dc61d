# exercise: reparameterize
# title: Draws noise of its own
# title.zh: 自己产生了噪声
# hint: All noise comes in as eps. Does your z change when eps does?
# hint.zh: 噪声全部由 eps 传入。改变 eps 时，你的 z 会随之改变吗？
# source: habit from other frameworks
def reparameterize(mu, log_var, eps):
    mu, log_var, eps = floats(mu, log_var, eps)
    return mu + np.exp(log_var / 2) * np.random.default_rng(0).normal(size=mu.shape)
