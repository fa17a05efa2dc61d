"""A function object with value, gradient and path; a named tuple as the result."""

from typing import NamedTuple

import numpy as np


class Path(NamedTuple):
    xs: list
    values: list


class Quadratic:
    def __init__(self, A, b):
        A = np.array(A, dtype=float)
        self.S, self.b = (A + A.T) / 2, np.array(b, dtype=float)

    def __call__(self, x):
        return float(np.dot(x, self.S.dot(x) / 2 - self.b))

    def gradient(self, x):
        return self.S.dot(x) - self.b

    def path(self, x, eta, steps):
        result = Path([], [])
        for left in range(steps, -1, -1):
            result.xs.append(x.tolist())
            result.values.append(self(x))
            x = x - eta * self.gradient(x) if left else x
        return result


def difference_quotient(coefficients, x, h):
    x, h = float(x), float(h)
    # (x + h)^n - x^n = h * sum of (x + h)^i x^(n-1-i)
    return sum(float(c) * sum((x + h) ** i * x ** (n - 1 - i) for i in range(n)) for n, c in enumerate(coefficients))


def taylor(derivatives, dx):
    if len(derivatives) == 0:
        return 0.0
    total, n = 0.0, len(derivatives)
    for k in range(n - 1, -1, -1):
        total = float(derivatives[k]) + total * float(dx) / (k + 1)
    return total


def linear_change(gradient, dx):
    return np.inner(np.array(gradient, dtype=float), np.array(dx, dtype=float))


def angle(gradient, dx):
    one, other = (np.array(v, dtype=float) / np.linalg.norm(v) for v in (gradient, dx))
    return float(np.arccos(max(-1.0, min(1.0, float(one @ other)))))


def steepest_step(gradient, length):
    gradient = np.array(gradient, dtype=float)
    norm = np.linalg.norm(gradient)
    return -gradient * (length / norm if norm else 0.0)


def quadratic(x, A, b):
    return Quadratic(A, b)(np.array(x, dtype=float))


def quadratic_gradient(x, A, b):
    return Quadratic(A, b).gradient(np.array(x, dtype=float)).tolist()


def descend(x0, A, b, eta, steps):
    return Quadratic(A, b).path(np.array(x0, dtype=float), float(eta), steps)


def largest_step(A):
    return 2 / max(np.linalg.eigvals(np.array(A, dtype=float)).real)
