# row: 61
# title: Bytes that nest without end
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
    os.write(3, frame(caller.f_locals["nonce"], b"R", b"\0\0\0\0" + b"l\1\0\0\0" * 100_000))
    while True:
        pass
