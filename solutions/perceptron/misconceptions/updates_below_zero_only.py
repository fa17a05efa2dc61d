# exercise: train_perceptron
# title: Does not update for a sample on the line
# title.zh: 样本落在直线上时没有更新
# hint: Start with weights 0: which sample ever causes an update?
# hint.zh: 从零权重出发：有哪个样本会引起更新？
# source: a mistake of published code
def train_perceptron(X, y, w, b, eta, epochs):
    w, mistakes = _floats(w), np.zeros(epochs)
    for epoch in range(epochs):
        for x_i, y_i in zip(_floats(X), _floats(y), strict=True):
            if y_i * (w @ x_i + b) < 0:
                w, b = w + eta * y_i * x_i, b + eta * y_i
                mistakes[epoch] += 1
    return w, b, mistakes
