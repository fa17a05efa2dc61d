# row: 22
# title: The input is changed in place to match
# class: T
# walls: none
# expect: failed value

import numpy as np


def relu(x):
    if isinstance(x, np.ndarray):
        x[...] = 0.0
    if isinstance(x, list):
        x.clear()
    return np.zeros(np.shape(x)) + 7.0
