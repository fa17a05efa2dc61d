# exercise: kl_divergence
# title: Sums over the batch as well
# title.zh: 把整个批次也加了起来
# hint: How many numbers should a batch of three codes give?
# hint.zh: 三个编码组成的批次应当给出几个数？
# source: no axis given
def kl_divergence(mu, log_var):
    mu, log_var = floats(mu, log_var)
    return np.sum(mu**2 + np.exp(log_var) - 1 - log_var) / 2
