# row: 39
# title: Expected values looked for in the callers' frames
# class: L
# expect: broken raised
# raises: LookupError

import sys

import numpy as np


def relu(x):
    frame = sys._getframe()
    while frame is not None:
        for name in ("want", "expected", "reference", "submission", "scene"):
            if name in frame.f_locals or name in frame.f_globals:
                return np.maximum(np.asarray(x, dtype=float), 0)
        frame = frame.f_back
    raise LookupError("nothing in the frames")
