# row: 11
# title: The next reply written in advance
# class: T
# walls: none
# expect: broken protocol

import os
import struct

import numpy as np


def relu(x):
    body = b"R" + b"f" + struct.pack("<d", 3.5)
    os.write(3, struct.pack("<I8sc", len(body) + 9, b"\0" * 8, b"R") + body)
    return np.maximum(np.asarray(x, dtype=float), 0)
