# row: 93
# title: Takes more memory with every call that was sent ahead
# class: D
# walls: none
# expect: failed|broken value raised memory died timeout
# witness: tanh

import numpy as np

taken = []


def tanh(x):
    return np.tanh(np.asarray(x, dtype=float))


def relu(x):
    taken.append(np.ones(1 << 24))
    return np.zeros(np.shape(x))
