"""Closed forms: the path of the descent by powers of I - eta S, in long double where that helps."""

import numpy as np


def wide(value):
    return np.array(value, dtype=np.longdouble)


def narrow(value):
    return np.asarray(value, dtype=np.float64)


def difference_quotient(coefficients, x, h):
    c = wide(coefficients)
    return narrow((np.polyval(c[::-1], wide(x) + wide(h)) - np.polyval(c[::-1], wide(x))) / wide(h))


def taylor(derivatives, dx):
    n = np.arange(len(derivatives))
    factorials = np.cumprod(np.maximum(n, 1).astype(np.longdouble))
    return narrow(np.sum(wide(derivatives) * wide(dx) ** n / factorials))


def linear_change(gradient, dx):
    return narrow(np.sum(wide(gradient) * wide(dx)))


def angle(gradient, dx):
    g, d = wide(gradient), wide(dx)
    cosine = np.sum(g * d) / np.sqrt(np.sum(g * g) * np.sum(d * d))
    return narrow(np.arccos(np.clip(cosine, -1, 1)))


def steepest_step(gradient, length):
    g = wide(gradient)
    square = np.sum(g * g)
    return narrow(-wide(length) * g / np.sqrt(square) if square > 0 else 0 * g)


def quadratic(x, A, b):
    x = wide(x)
    return narrow(np.sum(np.outer(x, x) * wide(A)) / 2 - np.sum(wide(b) * x))


def quadratic_gradient(x, A, b):
    A = wide(A)
    return narrow(np.sum((A + A.T) / 2 * wide(x), axis=1) - wide(b))


def descend(x0, A, b, eta, steps):
    # (x, 1) is multiplied by one matrix in every step
    A, n, eta = np.array(A, dtype=float), len(x0), float(eta)
    step = np.eye(n + 1)
    step[:n, :n] -= eta * (A + A.T) / 2
    step[:n, n] = eta * np.array(b, dtype=float)
    start = np.append(np.array(x0, dtype=float), 1.0)
    xs = [(np.linalg.matrix_power(step, t) @ start)[:n] for t in range(steps + 1)]
    return [np.array(xs), [quadratic(x, A, b) for x in xs]]


def largest_step(A):
    return 2.0 / np.sqrt(np.linalg.eigvalsh(np.array(A, dtype=float) @ np.array(A, dtype=float)).max())
