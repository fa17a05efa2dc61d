# row: 93
# title: Ends its worker in the middle of the replies, again and again
# class: D
# walls: none
# expect: broken died
# witness: tanh

import os

import numpy as np


def tanh(x):
    return np.tanh(np.asarray(x, dtype=float))


def relu(x):
    os.write(3, bytes(7))
    os._exit(0)
