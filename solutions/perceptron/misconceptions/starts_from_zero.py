# exercise: train_perceptron
# title: Starts from zero weights whatever is given
# title.zh: 无论给定什么初始权重都从零开始
# hint: Does your result depend on the w and b that come in?
# hint.zh: 你的结果与传入的 w 和 b 有关吗？
# source: the usual start
def train_perceptron(X, y, w, b, eta, epochs):
    w, b, mistakes = np.zeros(len(w)), 0.0, np.zeros(epochs)
    for epoch in range(epochs):
        for x_i, y_i in zip(_floats(X), _floats(y), strict=True):
            if y_i * (w @ x_i + b) <= 0:
                w, b = w + eta * y_i * x_i, b + eta * y_i
                mistakes[epoch] += 1
    return w, b, mistakes
