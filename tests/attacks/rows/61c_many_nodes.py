# row: 61
# title: Millions of small parts
# class: D
# walls: none
# expect: broken protocol

import os
import sys

from grader.wire.frames import frame


def relu(x):
    caller = sys._getframe()
    while type(caller.f_locals.get("nonce")) is not bytes:
        caller = caller.f_back
    out = frame(caller.f_locals["nonce"], b"R", b"\0\0\0\0" + b"l\0\0\x40\0" + b"N" * (1 << 22))
    while out:
        out = out[os.write(3, out) :]
    while True:
        pass
