# exercise: train_perceptron
# title: Stops after the first epoch without a mistake
# title.zh: 某一轮没有错误后就停止
# hint: How many numbers does `mistakes` have to hold?
# hint.zh: `mistakes` 应当有多少个数？
# source: the usual stopping rule
def train_perceptron(X, y, w, b, eta, epochs):
    w, mistakes = _floats(w), []
    for _ in range(epochs):
        mistakes.append(0)
        for x_i, y_i in zip(_floats(X), _floats(y), strict=True):
            if y_i * (w @ x_i + b) <= 0:
                w, b = w + eta * y_i * x_i, b + eta * y_i
                mistakes[-1] += 1
        if mistakes[-1] == 0:
            break
    return w, b, np.array(mistakes)
