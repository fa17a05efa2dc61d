# row: 91
# title: Asks many thousand times
# class: D
# walls: none
# exercise: sigmoid_derivative
# expect: failed value

import numpy as np


def sigmoid(x):
    return np.zeros(np.shape(x))


def sigmoid_derivative(x):
    for _ in range(12_000):
        s = sigmoid(x)
    return s * (1 - s)
