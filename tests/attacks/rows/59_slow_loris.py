# row: 59
# title: A reply a byte at a time
# class: D
# walls: none
# expect: broken timeout

import os
import sys
import time

from grader.wire.codec import encode
from grader.wire.frames import frame


def relu(x):
    caller = sys._getframe()
    while type(caller.f_locals.get("nonce")) is not bytes:
        caller = caller.f_back
    reply = frame(caller.f_locals["nonce"], b"R", b"\0\0\0\0" + encode(([0.0] * 1000, [])))
    for byte in reply:
        os.write(3, bytes([byte]))
        time.sleep(0.02)
