# row: 60
# title: A result of a hundred megabytes
# class: D
# walls: none
# expect: failed unsupported

import numpy as np


def relu(x):
    return np.zeros(100 << 17)
