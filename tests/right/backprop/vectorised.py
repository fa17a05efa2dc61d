"""Strided views of w, matrices, and the gradient written through views of one buffer."""

import numpy as np


def _s(v):
    return np.where(v >= 0, 1 / (1 + np.exp(-np.abs(v))), np.exp(-np.abs(v)) / (1 + np.exp(-np.abs(v))))


def neuron_gradient(inputs, w, upstream):
    inputs, w = np.array(inputs, float), np.array(w, float)
    X = np.sum(inputs * w)
    return inputs * (upstream * _s(X) * _s(-X))


def forward(x, w):
    x, w = np.array(x, float), np.array(w, float)
    out_h = _s(np.array([w[0:6:2].dot(x), w[1:6:2].dot(x)]))
    return out_h, _s(out_h[0] * w[6:9] + out_h[1] * w[9:12])


def loss(y_hat, y):
    d = np.subtract(y_hat, y, dtype=float)
    return d.dot(d) / 3


def gradients(x, y, w):
    w = np.array(w, float)
    h, o = forward(x, w)
    d = (o - np.array(y, float)) * o * (1 - o) * (2 / 3)
    g = np.empty(12)
    g[6:9], g[9:12] = h[0] * d, h[1] * d
    g[0:6:2] = w[6:9].dot(d) * h[0] * (1 - h[0]) * np.array(x, float)
    g[1:6:2] = w[9:12].dot(d) * h[1] * (1 - h[1]) * np.array(x, float)
    return g


def train_step(x, y, w, eta):
    new = np.array(w, dtype=float)
    new -= eta * gradients(x, y, w)
    return new


def train(X, Y, w, eta, epochs):
    w = np.array(w, dtype=float)
    losses = np.zeros(epochs)
    for epoch in range(epochs):
        for x, y in zip(X, Y):
            losses[epoch] += loss(forward(x, w)[1], y) / len(X)
            w = train_step(x, y, w, eta)
    return [w, losses]
