# row: 38
# title: Listing hidden folders
# class: L
# expect: broken raised
# raises: PermissionError FileNotFoundError OSError
# control: yes

import glob
import os

import numpy as np
from targets import COURSE, break_out


def listed(pattern):
    found = glob.glob(pattern)
    if not found:
        raise FileNotFoundError(pattern)


def relu(x):
    break_out(
        lambda: os.listdir(f"{COURSE}/solutions"),
        lambda: os.scandir(f"{COURSE}/autograder_tests/activations"),
        lambda: listed(f"{COURSE}/solutions/*"),
        lambda: listed("/home/*"),
        lambda: listed("/proc/[0-9]*"),
        lambda: listed("/tmp/*"),
        lambda: listed("/etc/*"),
    )
    return np.maximum(np.asarray(x, dtype=float), 0)
