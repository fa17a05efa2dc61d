# row: 91
# title: Reads its own values off a later exercise
# class: T
# walls: none
# exercise: sigmoid
# expect: failed value
# at-most: 3

import numpy as np


def sigmoid_derivative(x):
    return np.zeros(np.shape(x))


def sigmoid(x):
    slope = sigmoid_derivative(x)
    return (1 + np.sign(x) * np.sqrt(1 - 4 * slope)) / 2
