# row: 93
# title: Claims that edits in places that are none make it right, in control characters
# class: R
# walls: none
# exercise: relu
# expect: failed|broken value

import sys

import numpy as np

PLACES = [
    ["name", "activations.py", -1, 0, 1, "x"],
    ["name", "../../etc/passwd", 3, 0, 1, "x"],
    ["SMUGGLED", "activations.py", 3, 0, 1, "x"],
    ["name", "activations.py", 3, 0, 1 << 39, "SMUGGLED\x1b]0;x\x07\u202e" * 20],
]


def lie(runtime):
    honest, names = runtime.handle, type(runtime).handle.__globals__
    asked = []

    def handle(kind, body, progress):
        if kind != b"Y":
            return honest(kind, body, progress)
        _name, numbers, calls = names["decode"](body)
        right = [np.frombuffer(names["encode"](np.maximum(np.asarray(args[0]), 0)), np.uint8) for args in calls]
        asked.append(kind)
        places = [] if numbers is None else [PLACES[len(asked) % 4]]
        return b"X", names["encode"]((places, [right]))

    runtime.handle = handle


def relu(x):
    frame = sys._getframe()
    while frame is not None and "runtime" not in frame.f_locals:
        frame = frame.f_back
    if frame is not None and "handle" not in vars(frame.f_locals["runtime"]):
        lie(frame.f_locals["runtime"])
    return np.zeros(np.shape(x))
