# -*- coding: utf-8 -*-
# 作业：误差反向传播      学号 3210100002
# 每个权重都照着表 6.2 一个一个写，名字和讲义一样
import math


def s(t):
    return 1 / (1 + math.exp(-t))


def neuron_gradient(inputs, w, upstream):
    X = 0
    for i in range(len(w)):
        X = X + float(w[i]) * float(inputs[i])
    O = s(X)
    g = []
    for i in range(len(w)):
        g.append(float(upstream) * O * (1 - O) * float(inputs[i]))
    return g


def forward(x, w):
    x1, x2, x3 = [float(v) for v in x]
    w1, w2, w3, w4, w5, w6, w7, w8, w9, w10, w11, w12 = [float(v) for v in w]
    Out_h1 = s(w1 * x1 + w3 * x2 + w5 * x3)
    Out_h2 = s(w2 * x1 + w4 * x2 + w6 * x3)
    y1 = s(w7 * Out_h1 + w10 * Out_h2)
    y2 = s(w8 * Out_h1 + w11 * Out_h2)
    y3 = s(w9 * Out_h1 + w12 * Out_h2)
    return [Out_h1, Out_h2], [y1, y2, y3]


def loss(y_hat, y):
    total = 0
    for i in range(3):
        total += (float(y_hat[i]) - float(y[i])) ** 2
    return total / 3


def gradients(x, y, w):
    (Out_h1, Out_h2), y_hat = forward(x, w)
    # dIn[k] = dL/dIn_ok
    dIn = []
    for k in range(3):
        dIn.append(2 / 3 * (y_hat[k] - float(y[k])) * y_hat[k] * (1 - y_hat[k]))
    # 三条路径分别传回 h1（经过 w7 w8 w9）和 h2（经过 w10 w11 w12）
    back1 = 0
    back2 = 0
    for k in range(3):
        back1 += dIn[k] * float(w[6 + k])
        back2 += dIn[k] * float(w[9 + k])
    d1 = back1 * Out_h1 * (1 - Out_h1)
    d2 = back2 * Out_h2 * (1 - Out_h2)
    g = []
    for i in range(3):
        g.append(d1 * float(x[i]))
        g.append(d2 * float(x[i]))
    for k in range(3):
        g.append(dIn[k] * Out_h1)
    for k in range(3):
        g.append(dIn[k] * Out_h2)
    return g


def train_step(x, y, w, eta):
    g = gradients(x, y, w)
    new_w = []
    for i in range(12):
        new_w.append(float(w[i]) - eta * g[i])
    return new_w


def train(X, Y, w, eta, epochs):
    losses = []
    n = len(X)
    for e in range(epochs):
        total = 0
        for i in range(n):
            y_hat = forward(X[i], w)[1]
            total += loss(y_hat, Y[i])
            w = train_step(X[i], Y[i], w, eta)
        losses.append(total / n)
    return w, losses
