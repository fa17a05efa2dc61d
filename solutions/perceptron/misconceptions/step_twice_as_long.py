# exercise: train_perceptron
# title: Multiplies by the difference of label and answer
# title.zh: 用标签与输出之差作为乘数
# hint: With labels 1 and -1, how large is label minus answer after a mistake?
# hint.zh: 标签取 1 和 -1 时，出错后标签减输出是多少？
# source: the rule for labels 0 and 1
def train_perceptron(X, y, w, b, eta, epochs):
    w, mistakes = _floats(w), np.zeros(epochs)
    for epoch in range(epochs):
        for x_i, y_i in zip(_floats(X), _floats(y), strict=True):
            if y_i * (w @ x_i + b) <= 0:
                w, b = w + 2 * eta * y_i * x_i, b + 2 * eta * y_i
                mistakes[epoch] += 1
    return w, b, mistakes
