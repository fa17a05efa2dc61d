# exercise: train_perceptron
# title: Gathers the updates and steps once an epoch
# title.zh: 把更新累积起来，每轮只走一步
# hint: Which weights does the second sample of an epoch meet?
# hint.zh: 同一轮中的第二个样本面对的是哪一组权重？
# source: batch learning
def train_perceptron(X, y, w, b, eta, epochs):
    X, y, w, mistakes = _floats(X), _floats(y), _floats(w), np.zeros(epochs)
    for epoch in range(epochs):
        wrong = y * (X @ w + b) <= 0
        w, b = w + eta * (wrong * y) @ X, b + eta * np.sum(wrong * y)
        mistakes[epoch] = wrong.sum()
    return w, b, mistakes
