# exercise: train_perceptron
# title: Moves the bias without the learning rate
# title.zh: 更新偏置时漏掉了学习率
# hint: How far does the bias move after one mistake if eta is 0.1?
# hint.zh: eta 为 0.1 时，一次错误使偏置移动多少？
# source: a factor that is easily lost
def train_perceptron(X, y, w, b, eta, epochs):
    w, mistakes = _floats(w), np.zeros(epochs)
    for epoch in range(epochs):
        for x_i, y_i in zip(_floats(X), _floats(y), strict=True):
            if y_i * (w @ x_i + b) <= 0:
                w, b = w + eta * y_i * x_i, b + y_i
                mistakes[epoch] += 1
    return w, b, mistakes
