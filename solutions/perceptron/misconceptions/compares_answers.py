# exercise: train_perceptron
# title: Compares the perceptron's answer with the label
# title.zh: 用感知机的输出与标签比较
# hint: A sample with label 1 lies exactly on the line. Does the rule move the line?
# hint.zh: 标签为 1 的样本恰好在直线上，按照规则要移动直线吗？
# source: the rule in another book
def train_perceptron(X, y, w, b, eta, epochs):
    w, mistakes = _floats(w), np.zeros(epochs)
    for epoch in range(epochs):
        for x_i, y_i in zip(_floats(X), _floats(y), strict=True):
            if perceptron(x_i, w, b) != y_i:
                w, b = w + eta * y_i * x_i, b + eta * y_i
                mistakes[epoch] += 1
    return w, b, mistakes
