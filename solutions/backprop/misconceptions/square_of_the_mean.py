# exercise: loss
# title: Squares the mean of the errors
# title.zh: 先对误差取平均，再平方
# hint: Try errors of +1 and -1: is that prediction perfect?
# hint.zh: 试试误差为 +1 和 -1 的情形：这样的预测是完美的吗？
def loss(y_hat, y):
    y_hat, y = _floats(y_hat), _floats(y)
    return float(np.mean(y_hat - y) ** 2)
