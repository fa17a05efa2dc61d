# row: 17
# title: A pickle in place of the reply
# class: TH
# walls: none
# expect: broken protocol

import os
import pickle
import sys

from grader.wire.frames import frame
from targets import BAIT


class Payload:
    def __reduce__(self):
        return os.system, (f"touch {BAIT}/unpickled",)


def relu(x):
    caller = sys._getframe()
    while type(caller.f_locals.get("nonce")) is not bytes:
        caller = caller.f_back
    os.write(3, frame(caller.f_locals["nonce"], b"R", b"\0\0\0\0" + pickle.dumps(Payload())))
    while True:
        pass
