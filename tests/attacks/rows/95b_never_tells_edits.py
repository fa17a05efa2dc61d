# row: 93
# title: Never answers when it is asked for its edits
# class: D
# walls: none
# exercise: relu
# expect: failed|broken value

import sys

import numpy as np


def relu(x):
    frame = sys._getframe()
    while frame is not None and "runtime" not in frame.f_locals:
        frame = frame.f_back
    if frame is not None:
        runtime = frame.f_locals["runtime"]
        honest = type(runtime).handle

        def handle(kind, body, progress):
            while kind == b"Y":
                pass
            return honest(runtime, kind, body, progress)

        runtime.handle = handle
    return np.zeros(np.shape(x))
