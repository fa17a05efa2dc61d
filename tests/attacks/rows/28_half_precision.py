# row: 28
# title: Half precision instead of double
# class: T
# walls: none
# exercise: sigmoid
# expect: passed
# hidden-at-most: 0

import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-np.asarray(x).astype(np.float16)))
