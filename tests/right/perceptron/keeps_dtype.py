"""Computes in the dtype that comes in: float32 stays float32."""

import numpy as np


def real(*values):
    arrays = [np.asarray(value) for value in values]
    dtype = np.float32 if any(array.dtype == np.float32 for array in arrays) else np.float64
    return [array.astype(dtype) for array in arrays]


def mcp_neuron(x, w, theta):
    x, w, theta = real(x, w, theta)
    return (w * x).sum() >= theta


def hebb_step(w, x, y, eta):
    w, x, y, eta = real(w, x, y, eta)
    return w + eta * y * x


def perceptron(x, w, b):
    x, w, b = real(x, w, b)
    answer = np.full(x.shape[:-1], -1)
    answer[(x * w).sum(axis=-1) + b >= 0] = 1
    return answer


def gate(name):
    w = np.ones(2, dtype=np.float32)
    return {"AND": (w, np.float32(-1.5)), "NAND": (-w, np.float32(1.5)), "OR": (w, np.float32(-0.5))}[name]


def train_perceptron(X, y, w, b, eta, epochs):
    X, y, w, b, eta = real(X, y, w, b, eta)
    mistakes = np.zeros(epochs, dtype=np.int32)
    for epoch in range(epochs):
        for i in range(len(y)):
            if (X[i] @ w + b) * y[i] <= 0:
                w = w + eta * y[i] * X[i]
                b = b + eta * y[i]
                mistakes[epoch] += 1
    return w, b, mistakes


def is_separable(outputs):
    return np.asarray(outputs)[[0, 3]].sum() != 2 - np.asarray(outputs)[[1, 2]].sum() or np.ptp(outputs[::3]) > 0


def xor_network():
    (w, b), (v, c), (u, d) = gate("OR"), gate("NAND"), gate("AND")
    return np.stack([w, v]), np.stack([b, c]), u, d
