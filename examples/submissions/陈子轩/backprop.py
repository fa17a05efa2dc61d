# 陈子轩
import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def neuron_gradient(inputs, w, upstream):
    # dL/dw = upstream * input
    return upstream * np.asarray(inputs, dtype=float)


def forward(x, w):
    w = np.asarray(w, dtype=float)
    out_h = sigmoid(np.asarray(x, dtype=float).dot(w[0:6].reshape(3, 2)))
    y_hat = sigmoid(out_h.dot(w[6:12].reshape(2, 3)))
    return out_h, y_hat


def loss(y_hat, y):
    # 平方和，不除以 3 也一样，只差一个常数
    return ((np.asarray(y_hat, dtype=float) - np.asarray(y, dtype=float)) ** 2).sum()


def gradients(x, y, w):
    x, y, w = np.asarray(x, dtype=float), np.asarray(y, dtype=float), np.asarray(w, dtype=float)
    out_h, y_hat = forward(x, w)
    delta_o = 2 * (y_hat - y) * y_hat * (1 - y_hat)
    delta_h = w[6:12].reshape(2, 3).dot(delta_o) * out_h * (1 - out_h)
    return np.concatenate((np.outer(x, delta_h).reshape(-1), np.outer(out_h, delta_o).reshape(-1)))


def train_step(x, y, w, eta):
    w = np.asarray(w)
    w -= eta * gradients(x, y, w)      # 就地更新，省内存
    return w


def train(X, Y, w, eta, epochs):
    w = np.array(w, dtype=float)
    losses = []
    for t in range(epochs):
        s = 0
        for i in range(len(X)):
            s += loss(forward(X[i], w)[1], Y[i])
            w = train_step(X[i], Y[i], w, eta)
        losses.append(s / len(X))
    return w, losses
