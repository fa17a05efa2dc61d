# row: 60
# title: An array of 2**62 elements in a few bytes
# class: D
# walls: none
# expect: broken protocol

import os
import struct
import sys

from grader.wire.frames import frame


def relu(x):
    caller = sys._getframe()
    while type(caller.f_locals.get("nonce")) is not bytes:
        caller = caller.f_back
    array = b"a" + b"dC" + b"\x03" + struct.pack("<3q", 1 << 20, 1 << 21, 1 << 21)
    os.write(3, frame(caller.f_locals["nonce"], b"R", b"\0\0\0\0" + b"t\2\0\0\0" + array + b"l\0\0\0\0"))
    while True:
        pass
