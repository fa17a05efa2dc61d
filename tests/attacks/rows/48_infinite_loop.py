# row: 48
# title: An endless loop
# class: D
# expect: broken timeout
# witness: relu_derivative

import numpy as np


def relu(x):
    while True:
        pass


def relu_derivative(x):
    return np.where(np.asarray(x, dtype=float) > 0, 1.0, 0.0)
