# exercise: mse_loss
# title: Sums the squared errors without the mean
# title.zh: 只把平方误差求和，没有取平均
# hint: What does the M in MSE stand for? Write every element down twice: should the loss change?
# hint.zh: MSE 中的 M 是什么意思？把每个元素都写两遍，损失应当改变吗？
def mse_loss(y_hat, y):
    return np.sum((np.asarray(y, dtype=np.float64) - np.asarray(y_hat, dtype=np.float64)) ** 2)
