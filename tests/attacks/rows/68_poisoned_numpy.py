# row: 68
# title: NumPy poisoned in memory for those who come next
# class: X
# expect: failed value

import builtins
import sys

import numpy as np

real = np.full
np.maximum = np.where = np.exp = np.tanh = lambda *arguments: 7.0
builtins.float = builtins.isinstance = lambda *arguments: 7.0
np.pi = 3.0
caller = sys._getframe()
while caller is not None:
    caller.f_globals["poisoned"] = True
    caller = caller.f_back


def relu(x):
    return real(np.shape(x), 7.0)
