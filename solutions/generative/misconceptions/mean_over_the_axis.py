# exercise: kl_divergence
# title: Averages over the hidden numbers
# title.zh: 对各隐变量取了平均
# hint: Two independent hidden numbers: do their divergences add up, or average?
# hint.zh: 两个相互独立的隐变量，散度是相加还是取平均？
# source: averaging is a habit
def kl_divergence(mu, log_var):
    mu, log_var = floats(mu, log_var)
    return np.mean(mu**2 + np.exp(log_var) - 1 - log_var, axis=-1) / 2
