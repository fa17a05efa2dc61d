"""Small building blocks that I use in all homeworks.  (Ana García, exchange student)"""
import numpy as np


class Sigmoid:
    """Remembers its output, because the derivative is written with it."""

    def forward(self, x):
        x = np.asarray(x, dtype=np.float64)
        with np.errstate(over="ignore"):
            self.out = np.where(x >= 0, 1 / (1 + np.exp(-x)), np.exp(x) / (1 + np.exp(np.minimum(x, 0))))
        # where() also evaluates the branch that it throws away: inf there, never in the result
        self.out = np.where(x > 700, 1.0, self.out)
        return self.out

    def backward(self, grad):
        return grad * self.out * (1 - self.out)


class Linear:
    """y = x W, without bias."""

    def __init__(self, weights):
        self.weights = np.array(weights, dtype=np.float64)

    def forward(self, x):
        self.x = np.asarray(x, dtype=np.float64)
        return self.x @ self.weights

    def backward(self, grad):
        self.grad = np.outer(self.x, grad)
        return self.weights @ grad
