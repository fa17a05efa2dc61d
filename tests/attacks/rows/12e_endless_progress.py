# row: 12
# title: Progress without end while loading
# class: TD
# walls: none
# expect: broken missing

import os
import sys

from grader.wire.frames import frame

caller = sys._getframe()
while caller is not None and type(caller.f_locals.get("nonce")) is not bytes:
    caller = caller.f_back
piece = frame(caller.f_locals["nonce"], b"P", b"\0\0\0\0") * 1000
while True:
    os.write(3, piece)
