"""einsum, polynomial objects, and two-argument arctangents."""

import numpy as np
from numpy.polynomial import Polynomial


def real(value):
    return np.array(value, dtype=float)


def difference_quotient(coefficients, x, h):
    p = Polynomial(real(coefficients))
    return (p(real(x) + real(h)) - p(real(x))) / real(h)


def taylor(derivatives, dx):
    d = real(derivatives)
    steps = float(dx) / np.arange(1, len(d))
    return d @ np.concatenate([[1.0], np.cumprod(steps)])


def linear_change(gradient, dx):
    return np.einsum("i,i", real(gradient), real(dx))


def angle(gradient, dx):
    g = real(gradient) / np.sqrt(np.sum(real(gradient) ** 2))
    d = real(dx) / np.sqrt(np.sum(real(dx) ** 2))
    return 2 * np.arctan2(np.linalg.norm(g - d), np.linalg.norm(g + d))


def steepest_step(gradient, length):
    g = real(gradient)
    norm = np.sqrt(np.einsum("i,i", g, g))
    return np.divide(-length * g, norm, out=np.zeros_like(g), where=norm > 0)


def quadratic(x, A, b):
    return np.einsum("i,ij,j", real(x), real(A), real(x)) / 2 - np.einsum("i,i", real(b), real(x))


def quadratic_gradient(x, A, b):
    return (np.einsum("ij,j->i", real(A), real(x)) + np.einsum("ji,j->i", real(A), real(x))) / 2 - real(b)


def descend(x0, A, b, eta, steps):
    xs = np.empty((steps + 1, len(x0)))
    xs[0] = x0
    for t in range(steps):
        xs[t + 1] = xs[t] - eta * quadratic_gradient(xs[t], A, b)
    values = np.einsum("ti,ij,tj->t", xs, real(A), xs) / 2 - xs @ real(b)
    return xs, values


def largest_step(A):
    return 2 / np.linalg.norm(real(A), 2)
