# exercise: mse_loss
# title: Averages the distances, not their squares
# title.zh: 对误差的绝对值取平均，没有平方
# hint: An error of 3 should weigh nine times as much as an error of 1. Does it?
# hint.zh: 误差 3 的权重应当是误差 1 的九倍。你的结果是这样吗？
def mse_loss(y_hat, y):
    return np.mean(np.abs(np.asarray(y, dtype=np.float64) - np.asarray(y_hat, dtype=np.float64)))
