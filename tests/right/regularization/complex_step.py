"""The backward passes by complex steps through the forward formulas."""

import numpy as np

STEP = 1e-30


def l1_norm(W):
    return np.abs(np.asarray(W, dtype=np.float64)).sum()


def l2_norm(W):
    W = np.asarray(W, dtype=np.float64)
    size = np.abs(W).max()
    return size * np.sqrt(np.sum((W / size) ** 2)) if size else 0.0


def l1_gradient(W, lam):
    W = np.asarray(W, dtype=np.float64)
    return np.select([W > 0, W < 0], [lam, -lam], 0.0)


def l2_gradient(W, lam):
    W = np.asarray(W, dtype=np.float64)
    return (lam * (W + 1j * STEP) ** 2).imag / STEP


def scaled(values, u, p):
    factors = np.where(np.asarray(u, dtype=np.float64) < p, 0.0, 1 / (1 - np.float64(p)))
    return np.asarray(values) * factors


def dropout(x, u, p, training=True):
    x = np.asarray(x, dtype=np.float64)
    return scaled(x, u, p) if training else x


def dropout_backward(grad_out, u, p):
    grad_out = np.asarray(grad_out, dtype=np.float64)
    return grad_out * scaled(np.zeros(grad_out.shape) + 1j * STEP, u, p).imag / STEP


def formula(x, gamma, beta, mean, var, eps):
    return gamma * (x - mean) / np.sqrt(var + eps) + beta


def trained(x, gamma, beta, eps):
    mean = x.sum(axis=0) / len(x)
    return formula(x, gamma, beta, mean, ((x - mean) ** 2).sum(axis=0) / len(x), eps)


def batchnorm(x, gamma, beta, eps=1e-5):
    return trained(*(np.asarray(value, dtype=np.float64) for value in (x, gamma, beta, eps)))


def batchnorm_backward(grad_out, x, gamma, eps=1e-5):
    g, x, gamma = (np.asarray(value, dtype=np.float64) for value in (grad_out, x, gamma))
    beta = np.zeros(len(gamma))

    def slope(which, index):
        arguments = [np.array(value, dtype=complex) for value in (x, gamma, beta)]
        arguments[which][index] += 1j * STEP
        return float((g * trained(*arguments, float(eps)).imag).sum() / STEP)

    shapes = x.shape, gamma.shape, gamma.shape
    return tuple(
        np.array([slope(which, index) for index in np.ndindex(shape)]).reshape(shape)
        for which, shape in enumerate(shapes)
    )


def batchnorm_running(mean, var, x, momentum):
    mean, var, x = (np.asarray(value, dtype=np.float64) for value in (mean, var, x))
    weights = np.array([momentum, 1 - momentum], dtype=np.float64)
    return weights @ np.stack([mean, x.mean(axis=0)]), weights @ np.stack([var, x.var(axis=0, ddof=0)])


def batchnorm_test(x, gamma, beta, mean, var, eps=1e-5):
    return formula(*(np.asarray(value, dtype=np.float64) for value in (x, gamma, beta, mean, var)), float(eps))
