# row: 57
# title: A segmentation fault
# class: D
# expect: broken died
# witness: relu_derivative

import ctypes

import numpy as np


def relu(x):
    return ctypes.string_at(0)


def relu_derivative(x):
    return np.where(np.asarray(x, dtype=float) > 0, 1.0, 0.0)
