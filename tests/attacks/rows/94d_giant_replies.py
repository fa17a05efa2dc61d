# row: 93
# title: Answers every call sent ahead with thirty-four megabytes
# class: D
# walls: none
# expect: failed|broken shape type timeout memory used_up
# witness: tanh

import numpy as np


def tanh(x):
    return np.tanh(np.asarray(x, dtype=float))


def relu(x):
    return np.zeros(4_200_000)
