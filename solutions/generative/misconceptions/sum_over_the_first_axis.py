# exercise: kl_divergence
# title: Sums over the first axis
# title.zh: 沿第一个轴求和
# hint: Which axis counts the hidden numbers?
# hint.zh: 哪个轴对应各隐变量？
# source: axis 0 for the last axis
def kl_divergence(mu, log_var):
    mu, log_var = floats(mu, log_var)
    return np.sum(mu**2 + np.exp(log_var) - 1 - log_var, axis=0) / 2
