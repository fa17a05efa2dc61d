# exercise: train_perceptron
# title: Changes the caller's weights
# title.zh: 就地修改了传入的权重
# hint: Print w before and after the call. Does `+=` make a new array?
# hint.zh: 在调用前后分别打印 w。`+=` 会生成新数组吗？
# source: a habit of NumPy users
def train_perceptron(X, y, w, b, eta, epochs):
    w, mistakes = _floats(w), np.zeros(epochs)
    for epoch in range(epochs):
        for x_i, y_i in zip(_floats(X), _floats(y), strict=True):
            if y_i * (w @ x_i + b) <= 0:
                w += eta * y_i * x_i
                b += eta * y_i
                mistakes[epoch] += 1
    return w, b, mistakes
