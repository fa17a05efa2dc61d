# row: 20
# title: NaN everywhere
# class: T
# walls: none
# expect: failed not_finite

import numpy as np


def relu(x):
    return np.full(np.shape(x), np.nan)
