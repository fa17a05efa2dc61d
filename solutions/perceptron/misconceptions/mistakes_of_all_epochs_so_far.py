# exercise: train_perceptron
# title: Goes on counting from epoch to epoch
# title.zh: 错误次数跨轮累计
# hint: Should the count begin again with every epoch?
# hint.zh: 每一轮的计数应当重新开始吗？
# source: a counter set up outside the loop
def train_perceptron(X, y, w, b, eta, epochs):
    w, mistakes = _floats(w), np.zeros(epochs)
    for epoch in range(epochs):
        for x_i, y_i in zip(_floats(X), _floats(y), strict=True):
            if y_i * (w @ x_i + b) <= 0:
                w, b = w + eta * y_i * x_i, b + eta * y_i
                mistakes[epoch] += 1
    return w, b, np.cumsum(mistakes)
