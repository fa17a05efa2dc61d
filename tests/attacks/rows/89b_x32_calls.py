# row: 89
# title: System calls with the x32 bit
# class: H
# only: x86_64
# expect: broken died

import ctypes

import numpy as np


def relu(x):
    ctypes.CDLL(None).syscall(0x40000000 | 39)
    return np.maximum(np.asarray(x, dtype=float), 0)
