# exercise: loss
# title: Takes the square root of the mean
# title.zh: 对均方误差又开了平方根
# hint: Double all errors: by which factor should a mean of squares grow, and by which does yours?
# hint.zh: 把所有误差都加倍：平方的平均应变为原来的几倍？你的结果呢？
def loss(y_hat, y):
    y_hat, y = _floats(y_hat), _floats(y)
    return float(np.sqrt(np.mean((y_hat - y) ** 2)))
