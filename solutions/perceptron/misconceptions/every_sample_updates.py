# exercise: train_perceptron
# title: Updates on every sample
# title.zh: 每个样本都引起更新
# hint: What does a perceptron learn from a sample that it already answers rightly?
# hint.zh: 对已经答对的样本，感知机还要学习吗？
# source: Hebb's rule
def train_perceptron(X, y, w, b, eta, epochs):
    w, mistakes = _floats(w), np.zeros(epochs)
    for epoch in range(epochs):
        for x_i, y_i in zip(_floats(X), _floats(y), strict=True):
            mistakes[epoch] += y_i * (w @ x_i + b) <= 0
            w, b = w + eta * y_i * x_i, b + eta * y_i
    return w, b, mistakes
