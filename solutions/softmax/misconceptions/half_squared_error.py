# exercise: mse_loss
# title: Has an extra factor 1/2
# title.zh: 多乘了 1/2
# hint: Some books add a factor to make the derivative prettier. Compare with the formula of these notes.
# hint.zh: 有的教材为了求导好看而多加一个系数。请与讲义的公式对照。
def mse_loss(y_hat, y):
    return 0.5 * np.mean((np.asarray(y, dtype=np.float64) - np.asarray(y_hat, dtype=np.float64)) ** 2)
