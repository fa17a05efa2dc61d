"""The arguments that each exercise's contract allows. Sums keep clear of thresholds or are exact."""

import numpy as np


def _is_close(sums):
    return bool((np.abs(sums) < 1.1e-3).any())


def _eighths(*values):
    return tuple(np.round(8 * value) / 8 for value in values)


def mcp_neuron(draw):
    n = draw.size("n", 1, 8, 20)
    x, w, theta = draw.integers("x", (n,), 0, 2), draw.array("w", (n,), 100.0), draw.number("theta", -100.0, 100.0)
    if _is_close(w @ x - theta):
        w, theta = _eighths(w, theta)
    return x, w, float(theta)


def hebb_step(draw):
    n = draw.size("n", 1, 8, 20)
    w, x = draw.array("w", (n,), 1000.0), draw.array("x", (n,), 1000.0)
    return w, x, draw.number("y", -1000.0, 1000.0), draw.number("eta", 0.0, 10.0)


def perceptron(draw):
    shape = draw.choice("batch", [(), (draw.size("m", 1, 5, 12),), (2, draw.size("m", 1, 5, 12))])
    n = draw.size("n", 1, 6, 12)
    x, w, b = draw.array("x", (*shape, n), 10.0), draw.array("w", (n,), 10.0), draw.number("b", -10.0, 10.0)
    if _is_close(x @ w + b):
        x, (w, b) = np.round(x), _eighths(w, b)
    return x, w, float(b)


def gate(draw):
    return (draw.choice("name", ["AND", "NAND", "OR"]),)


def train_perceptron(draw):
    n, d, epochs = draw.size("n", 1, 6, 12), draw.size("d", 1, 4, 8), draw.size("epochs", 1, 5, 12)
    X, w, b = draw.array("X", (n, d), 3.0), draw.array("w", (d,), 3.0), draw.number("b", -3.0, 3.0)
    y, eta = 2 * draw.integers("y", (n,), 0, 2) - 1, draw.number("eta", 0.0, 2.0)
    now, bias, close = w, b, False
    for x_i, y_i in [*zip(X, y, strict=True)] * epochs:
        close = close or _is_close(now @ x_i + bias)
        if y_i * (now @ x_i + bias) <= 0:
            now, bias = now + eta * y_i * x_i, bias + eta * y_i
    if close:
        X, (w, b, eta) = np.round(X), _eighths(w, b, eta)
    return X, y, w, float(b), float(eta), epochs


def is_separable(draw):
    return (draw.integers("outputs", (4,), 0, 2),)


def xor_network(draw):
    return ()
