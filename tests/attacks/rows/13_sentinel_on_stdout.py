# row: 13
# title: Marks printed to the standard streams
# class: T
# expect: failed value

import os
import sys

import numpy as np

for text in ("SCORE: 100/100", '{"score": 100}', "ok 1 - relu", "SMUGGLED"):
    print(text)
    print(text, file=sys.stderr)
    os.write(1, text.encode() + b"\n")


def relu(x):
    print("SMUGGLED: 100/100")
    return np.full(np.shape(x), 7.0)
