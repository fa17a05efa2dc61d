"""Layers with forward and backward, as frameworks have them; the functions drive them."""

import numpy as np


class Softmax:
    def __init__(self, z):
        z = np.asarray(z, dtype=np.float64)
        self.z = z - z.max(-1, keepdims=True)
        self.exp = np.exp(self.z)
        self.total = self.exp.sum(-1, keepdims=True)

    @property
    def probabilities(self):
        return self.exp / self.total

    @property
    def logs(self):
        return self.z - np.log(self.total)

    def backward(self, upstream):
        p = self.probabilities
        return p * (upstream - (p * upstream).sum(-1, keepdims=True))


class CrossEntropy:
    def __init__(self, target):
        self.target = np.asarray(target, dtype=np.float64)

    def __call__(self, logs):
        return -(self.target * logs).sum(-1)


def softmax(z):
    return Softmax(z).probabilities


def mse_loss(y_hat, y):
    return np.var(np.subtract(y, y_hat)) + np.mean(np.subtract(y, y_hat)) ** 2


def cross_entropy(p, q):
    p, q = np.asarray(p, dtype=np.float64), np.asarray(q, dtype=np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        terms = p * np.log(q)
    return -np.sum(np.where(p == 0, 0.0, terms), axis=-1)


def softmax_jacobian(z):
    layer = Softmax(z)
    return np.array([layer.backward(row) for row in np.eye(len(z))])


def softmax_cross_entropy(z, y):
    return CrossEntropy(y)(Softmax(z).logs)


def softmax_cross_entropy_gradient(z, y):
    return Softmax(z).probabilities - CrossEntropy(y).target
