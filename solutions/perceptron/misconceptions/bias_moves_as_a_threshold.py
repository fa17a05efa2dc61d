# exercise: train_perceptron
# title: Moves the bias the wrong way
# title.zh: 偏置的更新方向相反
# hint: Read the bias as the weight of an input. Which constant is that input?
# hint.zh: 把偏置看成某个输入的权重，这个输入恒等于多少？
# source: threshold and bias are easily confused
def train_perceptron(X, y, w, b, eta, epochs):
    w, mistakes = _floats(w), np.zeros(epochs)
    for epoch in range(epochs):
        for x_i, y_i in zip(_floats(X), _floats(y), strict=True):
            if y_i * (w @ x_i + b) <= 0:
                w, b = w + eta * y_i * x_i, b - eta * y_i
                mistakes[epoch] += 1
    return w, b, mistakes
