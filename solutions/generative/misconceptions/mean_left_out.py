# exercise: reparameterize
# title: Leaves out the mean
# title.zh: 漏掉了均值
# hint: With eps = 0, what should z be?
# hint.zh: eps = 0 时 z 应当是什么？
# source: part of the formula lost
def reparameterize(mu, log_var, eps):
    mu, log_var, eps = floats(mu, log_var, eps)
    return np.exp(log_var / 2) * eps
