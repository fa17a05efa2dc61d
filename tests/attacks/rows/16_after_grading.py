# row: 16
# title: atexit and __del__ write after grading
# class: T
# expect: passed

import atexit

import numpy as np
from targets import BAIT


def strike():
    open(f"{BAIT}/after", "w").write("too late")


class Later:
    def __del__(self):
        strike()


atexit.register(strike)
later = Later()


def relu(x):
    return np.maximum(np.asarray(x, dtype=float), 0)
