import numpy as np


def sigmoid(x):
    a = np.array(x, dtype=float)
    out = np.empty(a.shape)
    pos = a >= 0
    out[pos] = 1 / (1 + np.exp(-a[pos]))
    t = np.exp(a[~pos])
    out[~pos] = t / (1 + t)
    return out


def sigmoid_derivative(x):
    s = sigmoid(x)
    return s - s**2


def tanh(x):
    a = np.array(x, dtype=float)
    t = np.exp(-2 * np.abs(a))
    return np.sign(a) * (1 - t) / (1 + t)


def tanh_derivative(x):
    return 1 - tanh(x) ** 2


def relu(x):
    a = np.array(x, dtype=float)
    a[a <= 0] = 0
    return a


def relu_derivative(x):
    a = np.array(x, dtype=float)
    out = np.zeros_like(a)
    out[a > 0] = 1
    return out
