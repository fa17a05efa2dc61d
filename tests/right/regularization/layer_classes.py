"""Layers with forward and backward that keep a cache; the functions make a new layer each time."""

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np


class Gradients(NamedTuple):
    x: np.ndarray
    gamma: np.ndarray
    beta: np.ndarray


class Running(NamedTuple):
    mean: np.ndarray
    var: np.ndarray


@dataclass
class Dropout:
    p: float
    mask: np.ndarray

    @classmethod
    def drawn(cls, u, p):
        return cls(float(p), np.greater_equal(np.array(u, dtype=float), float(p)))

    def __call__(self, values):
        result = np.zeros(self.mask.shape)
        result[self.mask] = np.array(values, dtype=float)[self.mask] / (1 - self.p)
        return result


@dataclass
class BatchNorm:
    gamma: np.ndarray
    beta: np.ndarray
    eps: float
    cache: dict = field(default_factory=dict)

    def normalise(self, x, mean, var):
        self.cache = {"std": np.sqrt(var + self.eps), "x_hat": (x - mean) / np.sqrt(var + self.eps)}
        return self.cache["x_hat"] * self.gamma + self.beta

    def forward(self, x):
        return self.normalise(x, *statistics(x))

    def backward(self, g):
        x_hat, std = self.cache["x_hat"], self.cache["std"]
        n = len(g)
        # the Jacobian of a column is (I - 1/n - x_hat x_hat' / n) / std
        grad = np.empty_like(g)
        for j in range(g.shape[1]):
            jacobian = np.eye(n) - 1 / n - np.outer(x_hat[:, j], x_hat[:, j]) / n
            grad[:, j] = self.gamma[j] / std[j] * jacobian @ g[:, j]
        return Gradients(grad, np.einsum("nd,nd->d", g, x_hat), np.einsum("nd->d", g))


def statistics(x):
    mean = np.add.reduce(x) / len(x)
    return Running(mean, np.add.reduce((x - mean) ** 2) / len(x))


def floats(*values):
    return [np.array(value, dtype=float) for value in values]


def l1_norm(W):
    return sum(map(abs, np.array(W, dtype=float).reshape(-1).tolist()))


def l2_norm(W):
    w = np.array(W, dtype=float).reshape(-1)
    return float(np.dot(w, w)) ** 0.5


def l1_gradient(W, lam):
    return float(lam) * np.clip(np.array(W, dtype=float) * 1e300, -1, 1)


def l2_gradient(W, lam):
    return np.multiply(2.0 * float(lam), W)


def dropout(x, u, p, training=True):
    return Dropout.drawn(u, p)(x) if training else np.array(x, dtype=float)


def dropout_backward(grad_out, u, p):
    return Dropout.drawn(u, p)(grad_out)


def batchnorm(x, gamma, beta, eps=1e-5):
    x, gamma, beta = floats(x, gamma, beta)
    return BatchNorm(gamma, beta, eps).forward(x)


def batchnorm_backward(grad_out, x, gamma, eps=1e-5):
    grad_out, x, gamma = floats(grad_out, x, gamma)
    layer = BatchNorm(gamma, np.zeros(len(gamma)), eps)
    layer.forward(x)
    return layer.backward(grad_out)


def batchnorm_running(mean, var, x, momentum):
    old, (x,) = Running(*floats(mean, var)), floats(x)
    return Running(*(momentum * one + (1 - momentum) * new for one, new in zip(old, statistics(x), strict=True)))


def batchnorm_test(x, gamma, beta, mean, var, eps=1e-5):
    x, gamma, beta, mean, var = floats(x, gamma, beta, mean, var)
    return BatchNorm(gamma, beta, eps).normalise(x, mean, var)
