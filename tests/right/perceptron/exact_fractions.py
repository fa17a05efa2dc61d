"""Exact rational arithmetic; gates and separability by search over small whole weights."""

from fractions import Fraction
from itertools import product

INPUTS = [(0, 0), (0, 1), (1, 0), (1, 1)]


def exact(value):
    return Fraction(float(value))


def net(x, w, b=0):
    return sum((exact(p) * exact(q) for p, q in zip(x, w, strict=True)), exact(b))


def mcp_neuron(x, w, theta):
    return int(net(x, w) >= exact(theta))


def hebb_step(w, x, y, eta):
    return [float(exact(old) + exact(eta) * exact(y) * exact(value)) for old, value in zip(w, x, strict=True)]


def perceptron(x, w, b):
    try:
        return [perceptron(row, w, b) for row in x]
    except TypeError:
        return 1 if net(x, w, b) >= 0 else -1


def realisations(outputs):
    for w1, w2, b in product(range(-2, 3), range(-2, 3), (-3.5, -2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 3.5)):
        if all((net(x, (w1, w2), b) > 0) == bool(y) for x, y in zip(INPUTS, outputs, strict=True)):
            yield (w1, w2), b


def gate(name):
    return next(realisations({"AND": (0, 0, 0, 1), "NAND": (1, 1, 1, 0), "OR": (0, 1, 1, 1)}[name]))


def train_perceptron(X, y, w, b, eta, epochs):
    w, b, eta = [exact(value) for value in w], exact(b), exact(eta)
    mistakes = [0] * epochs
    for epoch in range(epochs):
        for x_i, y_i in zip(X, y, strict=True):
            if exact(y_i) * net(x_i, w, b) <= 0:
                w = [old + eta * exact(y_i) * exact(value) for old, value in zip(w, x_i, strict=True)]
                b = b + eta * exact(y_i)
                mistakes[epoch] += 1
    return [float(value) for value in w], float(b), mistakes


def is_separable(outputs):
    return next(realisations(outputs), None) is not None


def xor_network():
    lines = [next(realisations(table)) for table in ((0, 0, 1, 0), (1, 0, 1, 1))]
    for v1, v2, c in product((-2, -1, 1, 2), (-2, -1, 1, 2), (-2.5, -1.5, -0.5, 0.5, 1.5, 2.5)):
        hidden = [[1 if net(x, w, b) > 0 else -1 for w, b in lines] for x in INPUTS]
        if [net(h, (v1, v2), c) > 0 for h in hidden] == [False, True, True, False]:
            return [w for w, _ in lines], [b for _, b in lines], (v1, v2), c
    raise AssertionError
