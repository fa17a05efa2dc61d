# exercise: mse_loss
# title: Divides by the number of rows
# title.zh: 除以的是行数
# hint: len counts the rows of a matrix. How many squared errors did you add up?
# hint.zh: 对矩阵用 len 得到的是行数。你一共累加了多少个平方误差？
def mse_loss(y_hat, y):
    error = np.asarray(y, dtype=np.float64) - np.asarray(y_hat, dtype=np.float64)
    return np.sum(error**2) / len(error)
