# row: 67
# title: Leaving something for the next student
# class: X
# expect: broken raised
# raises: PermissionError FileNotFoundError OSError

import os
from io import FileIO

import numpy as np
from targets import break_out


def left(path):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    FileIO(path, "w").write(b"found")


def relu(x):
    homes = (os.path.expanduser("~"), "/root", "/tmp", "/home")
    numpy_home = os.path.dirname(np.__file__)
    break_out(
        *(lambda home=home: left(f"{home}/.ipython/profile_default/startup/0.py") for home in homes),
        lambda: left(f"{numpy_home}/__pycache__/attack.pyc"),
        lambda: left(f"{numpy_home}/attack.py"),
        lambda: left(f"{os.path.dirname(os.__file__)}/sitecustomize.py"),
        lambda: left("/submission/shared"),
    )
    return np.maximum(np.asarray(x, dtype=float), 0)
