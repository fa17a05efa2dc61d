# exercise: train_perceptron
# title: Never moves the bias
# title.zh: 从不更新偏置
# hint: Can a line through a fixed point separate every data set?
# hint.zh: 只能经过固定点的直线能分开所有数据吗？
# source: the notes print no bias
def train_perceptron(X, y, w, b, eta, epochs):
    w, mistakes = _floats(w), np.zeros(epochs)
    for epoch in range(epochs):
        for x_i, y_i in zip(_floats(X), _floats(y), strict=True):
            if y_i * (w @ x_i + b) <= 0:
                w = w + eta * y_i * x_i
                mistakes[epoch] += 1
    return w, b, mistakes
