# row: 54
# title: Filling the disk with bytes and files
# class: H
# expect: broken raised
# raises: PermissionError FileNotFoundError OSError
# control: yes

import io
import os
import tempfile

import numpy as np
from targets import BAIT, break_out


def written(folder):
    with io.FileIO(f"{folder}/grader-attack-54", "w") as file:
        file.write(b"x" * 1000)
    os.unlink(f"{folder}/grader-attack-54")


def relu(x):
    folders = (BAIT, "/tmp", "/var/tmp", "/dev/shm", "/dev", "/run", "/", ".", "/submission", "/usr/lib")
    break_out(*(lambda folder=folder: written(folder) for folder in folders), tempfile.mkstemp)
    return np.maximum(np.asarray(x, dtype=float), 0)
