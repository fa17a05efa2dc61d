# exercise: softmax_cross_entropy_gradient
# title: Multiplies by the derivative of softmax once more
# title.zh: 又多乘了一次 softmax 的导数
# hint: In the notes -1/y_1 and y_1 (1 - y_1) are already multiplied. What does your first factor already contain?
# hint.zh: 讲义中 -1/y_1 与 y_1 (1 - y_1) 已经相乘过了。你的第一个因子里已经包含了哪个导数？
def softmax_cross_entropy_gradient(z, y):
    y_hat = softmax(z)
    return (y_hat - np.asarray(y, dtype=np.float64)) * y_hat * (1 - y_hat)
