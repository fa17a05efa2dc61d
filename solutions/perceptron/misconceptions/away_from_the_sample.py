# exercise: train_perceptron
# title: Moves the line the wrong way
# title.zh: 直线的移动方向相反
# hint: After an update on a sample, did its own net input come closer to the right sign?
# hint.zh: 在一个样本上更新之后，它自己的净输入是否更接近正确的符号？
# source: the sign of gradient descent
def train_perceptron(X, y, w, b, eta, epochs):
    w, mistakes = _floats(w), np.zeros(epochs)
    for epoch in range(epochs):
        for x_i, y_i in zip(_floats(X), _floats(y), strict=True):
            if y_i * (w @ x_i + b) <= 0:
                w, b = w - eta * y_i * x_i, b - eta * y_i
                mistakes[epoch] += 1
    return w, b, mistakes
