# row: 45
# title: Failing on purpose to read the expected values
# class: L
# expect: failed value

import numpy as np


def relu(x):
    return np.full(np.shape(x), 123456.75)
