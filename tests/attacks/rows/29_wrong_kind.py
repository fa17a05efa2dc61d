# row: 29
# title: Complex numbers for real ones
# class: T
# walls: none
# expect: failed complex

import numpy as np


def relu(x):
    return np.maximum(np.asarray(x, dtype=float), 0) + 0j
