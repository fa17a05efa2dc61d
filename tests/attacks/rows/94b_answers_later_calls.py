# row: 93
# title: Answers for calls of other functions that were sent ahead
# class: T
# walls: none
# exercise: sigmoid
# expect: failed|broken value protocol died
# witness: tanh

import os
import struct
import sys

import numpy as np


def tanh(x):
    return np.tanh(np.asarray(x, dtype=float))


def sigmoid(x):
    frame = sys._getframe()
    while frame is not None and "unpack_calls" not in frame.f_code.co_names:
        frame = frame.f_back
    if frame is not None:
        body, place = frame.f_locals["body"], 0
        while place < len(body):
            nonce, size = struct.unpack_from("<8sI", body, place)
            place += 12 + size
            reply = bytes(4) + b"t\x02\x00\x00\x00f" + struct.pack("<d", 0.5) + b"l\x00\x00\x00\x00"
            os.write(3, struct.pack("<I8sc", len(reply) + 9, nonce, b"R") + reply)
    return np.zeros(np.shape(x))
