"""NumPy throughout; the bias is a weight on a constant input."""

import numpy as np


def mcp_neuron(x, w, theta):
    return np.heaviside(np.dot(np.asarray(x, float), np.asarray(w, float)) - theta, 1.0)


def hebb_step(w, x, y, eta):
    return np.add(w, np.multiply(np.float64(eta) * np.float64(y), np.asarray(x, float)))


def perceptron(x, w, b):
    return 2 * (np.dot(np.asarray(x, float), np.asarray(w, float)) + b >= 0) - 1


def gate(name):
    w, b = {"AND": ((3, 5), -6), "NAND": ((-1, -4), 4.5), "OR": ((7, 2), -0.001)}[name]
    return np.array(w, dtype=np.float32), np.float32(b) if b != -0.001 else np.float64(b)


def train_perceptron(X, y, w, b, eta, epochs):
    X = np.column_stack([np.asarray(X, float), np.ones(len(X))])
    weights = np.append(np.asarray(w, float), b)
    signed = X * np.asarray(y, float)[:, None]
    mistakes = np.zeros(epochs, dtype=int)
    for epoch in range(epochs):
        for row in signed:
            is_wrong = row @ weights <= 0
            weights = weights + is_wrong * eta * row
            mistakes[epoch] += is_wrong
    return [weights[:-1], weights[-1], mistakes]


def is_separable(outputs):
    outputs = np.asarray(outputs)
    return np.bool_(abs(outputs @ [1, -1, -1, 1]) < 2)


def xor_network():
    return np.array([[1.0, 1.0], [1.0, 1.0]]), np.array([-0.5, -1.5]), np.array([1.0, -1.0]), np.array(-1.0)
