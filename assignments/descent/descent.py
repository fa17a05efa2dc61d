import numpy as np


def difference_quotient(coefficients, x, h):
    """(p(x + h) - p(x)) / h for p(x) = c_0 + c_1 x + c_2 x^2 + …

    coefficients: (k,); x, h: numbers. Returns a float.
    """
    raise NotImplementedError("difference_quotient")


def taylor(derivatives, dx):
    """The sum of derivatives[n] dx^n / n!.

    derivatives: (k,), the value f(x) first; dx: a number. Returns a float.
    """
    raise NotImplementedError("taylor")


def linear_change(gradient, dx):
    """The first-order change of f.

    gradient, dx: (n,). Returns a float.
    """
    raise NotImplementedError("linear_change")


def angle(gradient, dx):
    """The angle between gradient and step, in radians from 0 to pi.

    gradient, dx: (n,), neither of them zero. Returns a float.
    """
    raise NotImplementedError("angle")


def steepest_step(gradient, length):
    """The step of this length that lowers the first-order change most; zeros where the gradient is zero.

    gradient: (n,); length: a number, at least 0. Returns (n,).
    """
    raise NotImplementedError("steepest_step")


def quadratic(x, A, b):
    """x·A x / 2 - b·x.

    x, b: (n,); A: (n, n). Returns a float.
    """
    raise NotImplementedError("quadratic")


def quadratic_gradient(x, A, b):
    """The gradient of quadratic in x.

    x, b: (n,); A: (n, n). Returns (n,).
    """
    raise NotImplementedError("quadratic_gradient")


def descend(x0, A, b, eta, steps):
    """Gradient descent with a fixed step size.

    x0, b: (n,); A: (n, n); eta: a number; steps: at least 1. Returns (xs, values), (steps + 1, n) and (steps + 1,).
    """
    raise NotImplementedError("descend")


def largest_step(A):
    """The bound below which every positive eta makes descend converge from every start.

    A: (n, n), symmetric and positive definite. Returns a float.
    """
    raise NotImplementedError("largest_step")
