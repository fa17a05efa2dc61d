# row: 0
# title: An honest submission, scored first
# class: -
# expect: passed
# control: yes

import numpy as np


def relu(x):
    return np.maximum(np.asarray(x, dtype=float), 0)
