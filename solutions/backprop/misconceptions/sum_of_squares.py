# exercise: loss
# title: Sums the squared errors without taking the mean
# title.zh: 只对平方误差求和，没有取平均
# hint: If all three errors are 1, is the loss of the notes 3?
# hint.zh: 如果三个误差都是 1，按讲义的定义，损失是 3 吗？
def loss(y_hat, y):
    y_hat, y = _floats(y_hat), _floats(y)
    return float(np.sum((y_hat - y) ** 2))
