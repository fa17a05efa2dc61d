# row: 30
# title: Answers kept from earlier calls, by the input's identity
# class: T
# expect: failed value

import numpy as np

cache = {}


def relu(x):
    key = np.shape(x)
    return cache.setdefault(key, np.full(key, 7.0))
