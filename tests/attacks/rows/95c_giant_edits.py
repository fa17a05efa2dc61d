# row: 93
# title: Answers with sixty megabytes when it is asked for its edits
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
            if kind == b"Y":
                return b"X", honest.__globals__["encode"](([], [[np.zeros(60 << 20, np.uint8)]]))
            return honest(runtime, kind, body, progress)

        runtime.handle = handle
    return np.zeros(np.shape(x))
