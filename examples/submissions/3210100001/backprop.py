"""Homework: error back propagation (Figures 6.7 and 6.8, Table 6.2).

Student no. 3210100001
"""
import numpy as np


def _sig(t):
    return 1.0 / (1.0 + np.exp(-t))


def _split(w):
    """(12,) -> hidden weights (3, 2) and output weights (2, 3), see Table 6.2."""
    w = np.asarray(w, dtype=float)
    return w[:6].reshape(3, 2), w[6:].reshape(2, 3)


def neuron_gradient(inputs, w, upstream):
    inputs = np.asarray(inputs, dtype=float)
    o = _sig(np.dot(inputs, np.asarray(w, dtype=float)))
    return upstream * o * (1 - o) * inputs


def forward(x, w):
    w_hidden, w_out = _split(w)
    out_h = _sig(np.asarray(x, dtype=float) @ w_hidden)
    y_hat = _sig(out_h @ w_out)
    return out_h, y_hat


def loss(y_hat, y):
    e = np.asarray(y_hat, dtype=float) - np.asarray(y, dtype=float)
    return float(e @ e) / 3


def gradients(x, y, w):
    _, w_out = _split(w)
    out_h, y_hat = forward(x, w)
    # dL/dIn_o, one number for each output unit
    d_o = 2 / 3 * (y_hat - np.asarray(y, dtype=float)) * y_hat * (1 - y_hat)
    # NOT (delta7 + delta8 + delta9) as printed: the error comes back through the weights
    d_h = (w_out @ d_o) * out_h * (1 - out_h)
    g_hidden = np.outer(np.asarray(x, dtype=float), d_h)
    g_out = np.outer(out_h, d_o)
    return np.hstack([g_hidden.ravel(), g_out.ravel()])


def train_step(x, y, w, eta):
    return np.asarray(w, dtype=float) - eta * gradients(x, y, w)


def train(X, Y, w, eta, epochs):
    w = np.array(w, dtype=float)
    losses = np.zeros(epochs)
    for epoch in range(epochs):
        total = 0.0
        for x, y in zip(X, Y):
            total += loss(forward(x, w)[1], y)
            w = train_step(x, y, w, eta)
        losses[epoch] = total / len(X)
    return w, losses
