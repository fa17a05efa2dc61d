# row: 91
# title: Asks with values that are too large
# class: D
# walls: none
# exercise: sigmoid_derivative
# expect: failed value

import numpy as np


def sigmoid(x):
    return np.zeros(np.shape(x))


def sigmoid_derivative(x):
    sigmoid(np.zeros(1 << 22))
    s = sigmoid(x)
    return s * (1 - s)
