# exercise: train_perceptron
# title: Counts what is wrong after the epoch
# title.zh: 统计的是一轮结束后仍然出错的样本
# hint: `mistakes` counts updates. When do they happen?
# hint.zh: `mistakes` 统计的是更新次数。更新发生在什么时候？
# source: another usual measure
def train_perceptron(X, y, w, b, eta, epochs):
    X, y, w, mistakes = _floats(X), _floats(y), _floats(w), np.zeros(epochs)
    for epoch in range(epochs):
        for x_i, y_i in zip(X, y, strict=True):
            if y_i * (w @ x_i + b) <= 0:
                w, b = w + eta * y_i * x_i, b + eta * y_i
        mistakes[epoch] = np.sum(y * (X @ w + b) <= 0)
    return w, b, mistakes
