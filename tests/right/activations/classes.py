"""Activation layers as objects; the functions of the assignment are their methods."""

import numpy as np


class Activation:
    def __init__(self):
        self.calls = 0

    def prepare(self, x):
        self.calls += 1
        return np.array(x, dtype=np.float64, ndmin=0)


class Sigmoid(Activation):
    def forward(self, x):
        with np.errstate(over="ignore"):
            return 1.0 / (1.0 + np.exp(-self.prepare(x)))

    def slope(self, x):
        y = self.forward(x)
        return y * (1.0 - y)


class Tanh(Activation):
    def __init__(self):
        super().__init__()
        self.inner = Sigmoid()

    def forward(self, x):
        return 2.0 * self.inner.forward(2.0 * self.prepare(x)) - 1.0

    def slope(self, x):
        return 4.0 * self.inner.slope(2.0 * self.prepare(x))


class ReLU(Activation):
    def forward(self, x):
        return self.prepare(x).clip(min=0)

    def slope(self, x):
        return np.heaviside(self.prepare(x), 0.0)


_sigmoid, _tanh, _relu = Sigmoid(), Tanh(), ReLU()
sigmoid = _sigmoid.forward
sigmoid_derivative = _sigmoid.slope
tanh = _tanh.forward
tanh_derivative = _tanh.slope


def relu(x):
    return _relu.forward(x)


def relu_derivative(x):
    return _relu.slope(x)
