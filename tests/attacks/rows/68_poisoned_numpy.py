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
for module in ("grader.wire.codec", "grader.wire.plain_values", "grader.worker.runtime"):
    sys.modules[module].poisoned = True


def relu(x):
    return real(np.shape(x), 7.0)
