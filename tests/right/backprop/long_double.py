"""Long doubles inside, the neuron of Figure 6.7 used five times, results as float64 arrays."""

import numpy as np

real = np.longdouble


def wide(values):
    return np.asarray(values).astype(real)


def neuron(inputs, w):
    return 1 / (1 + np.exp(-(inputs * w).sum()))


def neuron_backward(inputs, w, upstream):
    out = neuron(inputs, w)
    slope = upstream * out * (1 - out)
    return slope * inputs, slope * w


def neuron_gradient(inputs, w, upstream):
    return neuron_backward(wide(inputs), wide(w), real(upstream))[0].astype(float)


def wide_forward(x, w):
    out_h = np.array([neuron(x, w[j:6:2]) for j in range(2)])
    return out_h, np.array([neuron(out_h, w[6 + k :: 3]) for k in range(3)])


def forward(x, w):
    out_h, y_hat = wide_forward(wide(x), wide(w))
    return out_h.astype(float), y_hat.astype(float)


def loss(y_hat, y):
    return np.float64(((wide(y_hat) - wide(y)) ** 2).sum() / real(3))


def wide_gradients(x, y, w):
    out_h, y_hat = wide_forward(x, w)
    grad, grad_out_h = np.zeros(12, real), np.zeros(2, real)
    for k in range(3):
        to_weights, to_inputs = neuron_backward(out_h, w[6 + k :: 3], real(2) / 3 * (y_hat[k] - y[k]))
        grad[6 + k :: 3] = to_weights
        grad_out_h += to_inputs
    for j in range(2):
        grad[j:6:2] = neuron_backward(x, w[j:6:2], grad_out_h[j])[0]
    return grad


def gradients(x, y, w):
    return wide_gradients(wide(x), wide(y), wide(w)).astype(float)


def train_step(x, y, w, eta):
    return (wide(w) - real(eta) * wide_gradients(wide(x), wide(y), wide(w))).astype(float)


def train(X, Y, w, eta, epochs):
    X, Y, w = wide(X), wide(Y), wide(w)
    losses = np.zeros((epochs, len(X)), real)
    for epoch in range(epochs):
        for n in range(len(X)):
            losses[epoch, n] = ((wide_forward(X[n], w)[1] - Y[n]) ** 2).mean()
            w = w - real(eta) * wide_gradients(X[n], Y[n], w)
    return w.astype(float), losses.mean(axis=1).astype(float)
