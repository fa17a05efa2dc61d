"""Stacked images, all starts descended at once."""

import numpy as np


def F(a):
    return np.asarray(a, dtype=float)


def log_p(X, W, b):
    """log softmax for each row of X."""
    s = F(X) @ F(W).T + F(b)
    top = s.max(axis=-1, keepdims=True)
    return s - top - np.log(np.exp(s - top).sum(axis=-1, keepdims=True))


def delta(X, label, W, b):
    d = np.exp(log_p(X, W, b))
    d[..., label] -= 1
    return d


def input_gradient(x, label, W, b):
    return F(W).T @ delta(x, label, W, b)


def fgsm(x, label, W, b, eps):
    gradient = input_gradient(x, label, W, b)
    moved = F(x) + eps * ((gradient > 0).astype(int) - (gradient < 0))
    return np.minimum(np.maximum(moved, 0), 1)


def both(x, label, W, b, eps):
    return np.stack([F(x), fgsm(x, label, W, b, eps)])


def adversarial_loss(x, label, W, b, eps, alpha):
    return -np.dot([alpha, 1 - alpha], log_p(both(x, label, W, b, eps), W, b)[:, label])


def adversarial_gradients(x, label, W, b, eps, alpha):
    X = both(x, label, W, b, eps)
    d = delta(X, label, W, b) * np.array([[alpha], [1 - alpha]])
    return d.T @ X, d.sum(axis=0)


def G(Z, A, c):
    return 0.5 * (1 + np.tanh((F(Z) @ F(A).T + F(c)) / 2))


def generator(z, A, c):
    return G(z, A, c)


def reconstruction_error(x, z, A, c):
    return np.linalg.norm(G(z, A, c) - F(x)) ** 2


def reconstruction_gradient(x, z, A, c):
    g = G(z, A, c)
    return F(A).T @ (2 * (g - F(x)) * (g - g * g))


def project(x, z_starts, A, c, eta, steps):
    Z = np.array(z_starts, dtype=float)
    for _ in range(steps):
        g = G(Z, A, c)
        Z -= 2 * eta * ((g - F(x)) * g * (1 - g)) @ F(A)
    errors = np.square(G(Z, A, c) - F(x)).sum(axis=1)
    winner = errors.argmin()
    return Z[winner], errors[winner]


def defend(x, z_starts, W, b, A, c, eta, steps):
    z, _ = project(x, z_starts, A, c, eta, steps)
    return log_p(G(z, A, c), W, b).argmax()
