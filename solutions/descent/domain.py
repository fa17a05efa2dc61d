"""The arguments that each exercise's contract allows."""

import numpy as np


def _vector(draw, name, limit=1000.0):
    return draw.array(name, (draw.size("n", 1, 5, 12),), limit)


def _nonzero(draw, name):
    """A vector whose norm is at least 1e-6."""
    values = _vector(draw, name, 30.0)
    if np.linalg.norm(values) < 1.1e-6:
        values[draw.rng.integers(len(values))] = 1e-5
    return values


def difference_quotient(draw):
    coefficients = draw.array("coefficients", (draw.size("k", 1, 5, 9),), 10.0)
    h = draw.choice("sign", [-1, 1]) * draw.number("h", 1e-2, 3.0)
    return coefficients, draw.number("x", -3.0, 3.0), h


def taylor(draw):
    return draw.array("derivatives", (draw.size("k", 1, 20),), 30.0), draw.number("dx", -6.0, 6.0)


def linear_change(draw):
    return _vector(draw, "gradient"), _vector(draw, "dx")


def angle(draw):
    gradient = _nonzero(draw, "gradient")
    return gradient, draw.choice("dx", [_nonzero(draw, "dx"), 3.0 * gradient, -gradient])


def steepest_step(draw):
    gradient = _vector(draw, "gradient")
    if gradient.any() and np.linalg.norm(gradient) < 1.1e-6:
        gradient = np.zeros_like(gradient)
    return gradient, draw.number("length", 0.0, 1000.0)


def quadratic(draw):
    n = draw.size("n", 1, 5, 8)
    return _vector(draw, "x"), draw.array("A", (n, n), 1000.0), _vector(draw, "b")


def quadratic_gradient(draw):
    return quadratic(draw)


def descend(draw):
    n = draw.size("n", 1, 5)
    eta, steps = draw.number("eta", 0.0, 0.1), draw.size("steps", 1, 6)
    return _vector(draw, "x0", 5.0), draw.array("A", (n, n), 2.0), _vector(draw, "b", 5.0), eta, steps


def largest_step(draw):
    n = draw.size("n", 1, 5)
    B = draw.array("B", (n, n), 3.0)
    vectors = np.linalg.qr(B + 10 * np.eye(n))[0]
    A = (vectors * 2.0 ** draw.rng.uniform(0.1, 0.9, n).cumsum()) @ vectors.T
    return (draw.choice("scale", [1.0, 1.0, 60.0]) * (A + A.T) / 2,)
