# row: 66
# title: Coding cookies that decompress or do not exist
# class: D
# walls: none
# expect: passed
# build: yes

MAIN = b"""# -*- coding: zlib_codec -*-
# vim: set fileencoding=no_such_coding :
import numpy as np
def relu(x):
    return np.maximum(np.asarray(x, dtype=float), 0)
"""


def build(submissions, student):
    (submissions / student).mkdir()
    (submissions / student / "activations.py").write_bytes(MAIN)
