# row: 48
# title: An endless loop while loading
# class: D
# expect: passed

import numpy as np

while True:
    pass


def relu(x):
    return np.maximum(np.asarray(x, dtype=float), 0)
