"""Homework: softmax and loss functions.

Student no. 3210100001
"""
import numpy as np


def _log_softmax(z):
    z = np.asarray(z, dtype=float)
    z = z - z.max(axis=-1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=-1, keepdims=True))


def softmax(z):
    return np.exp(_log_softmax(z))


def mse_loss(y_hat, y):
    return np.mean((np.asarray(y, dtype=float) - np.asarray(y_hat, dtype=float)) ** 2)


def cross_entropy(p, q):
    p = np.asarray(p, dtype=float)
    q = np.asarray(q, dtype=float)
    terms = np.zeros(p.shape)
    np.log(q, out=terms, where=p > 0)  # 0 * log 0 counts 0
    return -(p * terms).sum(axis=-1)


def softmax_jacobian(z):
    s = softmax(z)
    return s[:, None] * (np.eye(len(s)) - s[None, :])


def softmax_cross_entropy(z, y):
    return -(np.asarray(y, dtype=float) * _log_softmax(z)).sum(axis=-1)


def softmax_cross_entropy_gradient(z, y):
    return softmax(z) - np.asarray(y, dtype=float)
