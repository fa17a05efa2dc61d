"""The arguments that each exercise's contract allows: every net input keeps within ±30."""

import numpy as np


def _weights(draw):
    """With x within ±2: hidden sums at most 3 * 2 * 5, output sums at most 2 * 1 * 15."""
    w = draw.array("w", (12,), 15.0)
    w[:6] /= 3
    return w


def neuron_gradient(draw):
    n = draw.size("n", 1, 6, 15)
    inputs, w = draw.array("inputs", (n,), 100.0), draw.array("w", (n,), 100.0)
    w = w * min(1.0, 29.9 / max(1e-9, abs(inputs @ w)))
    return inputs, w, draw.number("upstream", -1e3, 1e3)


def forward(draw):
    return draw.array("x", (3,), 2.0), _weights(draw)


def loss(draw):
    return draw.array("y_hat", (3,), 1e3), draw.array("y", (3,), 1e3)


def gradients(draw):
    x, w = forward(draw)
    return x, draw.array("y", (3,), 1e3), w


def train_step(draw):
    return *gradients(draw), draw.number("eta", 0.0, 10.0)


def train(draw):
    """Steps are small enough for every net input to stay within ±30; half of the networks have learnt their targets."""
    n, epochs = draw.size("n", 1, 3, 7), draw.size("epochs", 1, 3, 6)
    X, Y, w = draw.array("X", (n, 3), 1.0), draw.array("Y", (n, 3), 2.0), draw.array("w", (12,), 5.0)
    if draw.rng.random() < 0.5:
        Y = _outputs(X, w) + 10.0 ** -draw.rng.uniform(1, 6) * draw.rng.normal(size=(n, 3))
    return X, Y, w, draw.number("eta", 0.0, 0.2), epochs


def _outputs(X, w):
    out_h = 1 / (1 + np.exp(-X @ w[:6].reshape(3, 2)))
    return 1 / (1 + np.exp(-out_h @ w[6:].reshape(2, 3)))
