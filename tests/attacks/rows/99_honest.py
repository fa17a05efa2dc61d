# row: 0
# title: An honest submission, scored last
# class: -
# expect: passed

import numpy as np


def relu(x):
    return np.maximum(np.asarray(x, dtype=float), 0)
