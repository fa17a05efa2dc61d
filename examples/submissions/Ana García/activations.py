"""Activation functions. The public functions are thin: the work is done by small classes."""
import numpy as np

from layers import Sigmoid


class Tanh:
    def __call__(self, x):
        return 2 * Sigmoid().forward(2 * np.asarray(x, dtype=np.float64)) - 1

    def slope(self, x):
        return 1 - self(x) ** 2


class ReLU:
    def __call__(self, x):
        x = np.asarray(x, dtype=np.float64)
        return x * self.slope(x)

    def slope(self, x):
        return np.heaviside(np.asarray(x, dtype=np.float64), 0.0)


def sigmoid(x):
    return Sigmoid().forward(x)


def sigmoid_derivative(x):
    unit = Sigmoid()
    unit.forward(x)
    return unit.backward(1.0)


_tanh, _relu = Tanh(), ReLU()


def tanh(x):
    return _tanh(x)


def tanh_derivative(x):
    return _tanh.slope(x)


def relu(x):
    return _relu(x)


def relu_derivative(x):
    return _relu.slope(x)
