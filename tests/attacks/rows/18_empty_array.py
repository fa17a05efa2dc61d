# row: 18
# title: A zero-size array that broadcasts to anything
# class: T
# walls: none
# expect: failed shape

import numpy as np


def relu(x):
    return np.empty((0,) * max(np.ndim(x), 1) + (1,))
