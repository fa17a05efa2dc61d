# exercise: reparameterize
# title: Draws noise of its own
# title.zh: 自己产生了噪声
# hint: Call the function twice with the same eps: do you get the same z?
# hint.zh: 用同样的 eps 调用两次：得到的 z 相同吗？
# source: habit from other frameworks
def reparameterize(mu, log_var, eps):
    mu, log_var, eps = floats(mu, log_var, eps)
    return mu + np.exp(log_var / 2) * np.random.default_rng().normal(size=mu.shape)
