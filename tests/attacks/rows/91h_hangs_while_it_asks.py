# row: 91
# title: Hangs in the middle of asking
# class: D
# walls: none
# exercise: sigmoid_derivative
# expect: failed value

import numpy as np


class Slow:
    def __array__(self, dtype=None, copy=None):
        while True:
            pass


def sigmoid(x):
    return np.zeros(np.shape(x)) if type(x) is not Slow else 0.0


def sigmoid_derivative(x):
    sigmoid(Slow())
    s = sigmoid(x)
    return s * (1 - s)
