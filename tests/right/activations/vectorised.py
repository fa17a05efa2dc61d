import numpy as np


def sigmoid(x):
    """Half a tanh, lifted."""
    return 0.5 * (1 + np.tanh(np.asarray(x) / 2))


def sigmoid_derivative(x):
    return (1 - np.tanh(np.divide(x, 2)) ** 2) / 4


def tanh(x):
    return np.tanh(x)


def tanh_derivative(x):
    return (1 - np.tanh(x)) * (1 + np.tanh(x))


def relu(x):
    x = np.asarray(x)
    return (x + np.abs(x)) / 2


def relu_derivative(x):
    return np.asarray(x) > 0
