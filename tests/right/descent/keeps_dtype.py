"""Computes in the dtype that comes in: float32 stays float32."""

import math

import numpy as np


def real(*values):
    arrays = [np.asarray(value) for value in values]
    dtype = np.float32 if any(array.dtype == np.float32 for array in arrays) else np.float64
    return [array.astype(dtype) for array in arrays]


def difference_quotient(coefficients, x, h):
    c, x, h = real(coefficients, x, h)
    n = np.arange(len(c))
    return (np.sum(c * (x + h) ** n, dtype=c.dtype) - np.sum(c * x**n, dtype=c.dtype)) / h


def taylor(derivatives, dx):
    d, dx = real(derivatives, dx)
    total = d.dtype.type(0)
    for n in range(len(d)):
        total = total + d[n] * dx**n / d.dtype.type(math.factorial(n))
    return total


def linear_change(gradient, dx):
    g, d = real(gradient, dx)
    return g.dot(d)


def angle(gradient, dx):
    g, d = real(gradient, dx)
    cosine = g.dot(d) / (np.linalg.norm(g) * np.linalg.norm(d))
    return np.arccos(np.minimum(np.maximum(cosine, -1), 1))


def steepest_step(gradient, length):
    g, length = real(gradient, length)
    return np.zeros_like(g) if not np.any(g) else -(g / np.linalg.norm(g)) * length


def quadratic(x, A, b):
    x, A, b = real(x, A, b)
    return x.dot(A.dot(x)) / 2 - b.dot(x)


def quadratic_gradient(x, A, b):
    x, A, b = real(x, A, b)
    return A.dot(x) / 2 + x.dot(A) / 2 - b


def descend(x0, A, b, eta, steps):
    x, A, b, eta = real(x0, A, b, eta)
    xs, values = [x], [quadratic(x, A, b)]
    while len(xs) <= steps:
        x = x - eta * quadratic_gradient(x, A, b)
        xs.append(x)
        values.append(quadratic(x, A, b))
    return np.stack(xs), np.stack(values)


def largest_step(A):
    (A,) = real(A)
    return 2 / np.linalg.svd(A, compute_uv=False)[0]
