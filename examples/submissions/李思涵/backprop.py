# 李思涵 3210100006
# 误差反向传播
import numpy as np


def sigmoid(t):
    return 1 / (1 + np.exp(-t))


def f64(a):
    return np.asarray(a, dtype=np.float64)


def neuron_gradient(inputs, w, upstream):
    inputs, w = f64(inputs), f64(w)
    o = sigmoid(np.sum(inputs * w))
    return upstream * o * (1 - o) * inputs


def forward(x, w):
    x, w = f64(x), f64(w)
    # 前 6 个权重：3x2
    out_h = sigmoid(x @ w[:6].reshape(3, 2))
    # 后 6 个权重也是 3 个输出、每个 2 个权重
    y_hat = sigmoid(w[6:].reshape(3, 2) @ out_h)
    return out_h, y_hat


def loss(y_hat, y):
    return np.mean((f64(y_hat) - f64(y)) ** 2)


def gradients(x, y, w):
    x, y, w = f64(x), f64(y), f64(w)
    out_h, y_hat = forward(x, w)
    d_o = 2 / 3 * (y_hat - y) * y_hat * (1 - y_hat)
    # h1 经 w7 w8 w9 到三个输出，h2 经 w10 w11 w12（按公式推导，见图 6.8）
    d_h1 = (d_o[0] * w[6] + d_o[1] * w[7] + d_o[2] * w[8]) * out_h[0] * (1 - out_h[0])
    d_h2 = (d_o[0] * w[9] + d_o[1] * w[10] + d_o[2] * w[11]) * out_h[1] * (1 - out_h[1])
    g = np.zeros(12)
    g[0:6:2] = d_h1 * x
    g[1:6:2] = d_h2 * x
    g[6:9] = d_o * out_h[0]
    g[9:12] = d_o * out_h[1]
    return g


def train_step(x, y, w, eta):
    return f64(w) - eta * gradients(x, y, w)


def train(X, Y, w, eta, epochs):
    w = f64(w)
    losses = []
    for epoch in range(epochs):
        L = 0
        for i in range(len(X)):
            L += loss(forward(X[i], w)[1], Y[i])
            w = train_step(X[i], Y[i], w, eta)
        losses.append(L / len(X))
    return w, np.array(losses)
