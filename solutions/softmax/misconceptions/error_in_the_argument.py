# exercise: mse_loss
# title: Subtracts inside the caller's predictions
# title.zh: 直接在调用者的预测值数组里做减法
# hint: y_hat -= y leaves the errors where the predictions were. Print y_hat after the call.
# hint.zh: y_hat -= y 之后，原来存放预测值的数组变成了误差。在调用之后打印 y_hat 看看。
def mse_loss(y_hat, y):
    y_hat = np.asarray(y_hat, dtype=np.float64)
    y_hat -= np.asarray(y, dtype=np.float64)
    return np.mean(y_hat**2)
