"""Plain Python loops and lists, returning lists."""

import math


def squash(v):
    return 1.0 / (1.0 + math.exp(-v))


def neuron_gradient(inputs, w, upstream):
    X = 0.0
    for i in range(len(inputs)):
        X += float(w[i]) * float(inputs[i])
    O = squash(X)
    result = []
    for value in inputs:
        result.append(float(upstream) * O * (1.0 - O) * float(value))
    return result


def forward(x, w):
    out_h = []
    for j in range(2):
        total = 0.0
        for i in range(3):
            total += float(w[2 * i + j]) * float(x[i])
        out_h.append(squash(total))
    y_hat = []
    for k in range(3):
        total = 0.0
        for j in range(2):
            total += float(w[6 + 3 * j + k]) * out_h[j]
        y_hat.append(squash(total))
    return out_h, y_hat


def loss(y_hat, y):
    total = 0.0
    for a, b in zip(y_hat, y):
        total += (float(a) - float(b)) ** 2
    return total / 3


def gradients(x, y, w):
    out_h, y_hat = forward(x, w)
    result = [0.0] * 12
    for k in range(3):
        d_in_o = 2 / 3 * (y_hat[k] - float(y[k])) * y_hat[k] * (1 - y_hat[k])
        for j in range(2):
            result[6 + 3 * j + k] = d_in_o * out_h[j]
            d_in_h = d_in_o * float(w[6 + 3 * j + k]) * out_h[j] * (1 - out_h[j])
            for i in range(3):
                result[2 * i + j] += d_in_h * float(x[i])
    return result


def train_step(x, y, w, eta):
    slopes = gradients(x, y, w)
    return [float(w[i]) - eta * slopes[i] for i in range(12)]


def train(X, Y, w, eta, epochs):
    current = [float(v) for v in w]
    losses = []
    for epoch in range(epochs):
        total = 0.0
        for n in range(len(X)):
            out_h, y_hat = forward(X[n], current)
            total += loss(y_hat, Y[n])
            current = train_step(X[n], Y[n], current, eta)
        losses.append(total / len(X))
    return current, losses
