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
    library = (np.__file__, os.__file__)  # the folders that lead to these are there, and nothing else in them
    found = [path for path in glob.glob(pattern) if not any(file.startswith(path) for file in library)]
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
