# exercise: loss
# title: Puts 1/2 before the sum
# title.zh: 求和号前用了 1/2
# hint: Half the squared error is what some books use. Which constant stands before the sum in the notes?
# hint.zh: 有些教材使用二分之一的平方误差。讲义中求和号前的常数是多少？
def loss(y_hat, y):
    y_hat, y = _floats(y_hat), _floats(y)
    return float(np.sum((y_hat - y) ** 2) / 2)
