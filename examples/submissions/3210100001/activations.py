"""Homework: activation functions (Table 6.1).

Student no. 3210100001
"""
import numpy as np


def sigmoid(x):
    x = np.asarray(x, dtype=float)
    # two branches, so that exp never sees a large positive number
    out = np.empty_like(x)
    pos = x >= 0
    out[pos] = 1.0 / (1.0 + np.exp(-x[pos]))
    e = np.exp(x[~pos])
    out[~pos] = e / (1.0 + e)
    return out


def sigmoid_derivative(x):
    s = sigmoid(x)
    return s * (1.0 - s)


def tanh(x):
    return np.tanh(np.asarray(x, dtype=float))


def tanh_derivative(x):
    t = tanh(x)
    return (1.0 - t) * (1.0 + t)


def relu(x):
    return np.maximum(0.0, x)


def relu_derivative(x):
    return (np.asarray(x) > 0).astype(float)


if __name__ == "__main__":
    grid = np.linspace(-5, 5, 11)
    for f in (sigmoid, sigmoid_derivative, tanh, tanh_derivative, relu, relu_derivative):
        print(f"{f.__name__:20s}", np.round(f(grid), 3))
