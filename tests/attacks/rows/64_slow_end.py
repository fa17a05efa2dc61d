# row: 64
# title: Sleeping in __del__ and atexit
# class: D
# expect: passed

import atexit
import time

import numpy as np


class Slow:
    def __del__(self):
        time.sleep(60)


slow = Slow()
atexit.register(time.sleep, 60)


def relu(x):
    return np.maximum(np.asarray(x, dtype=float), 0)
