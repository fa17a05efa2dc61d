# row: 11
# title: A stolen nonce, and two replies to one request
# class: T
# walls: none
# expect: broken protocol

import os
import sys

from grader.wire.codec import encode
from grader.wire.frames import frame


def nonce():
    caller = sys._getframe(1)
    while caller is not None:
        if type(caller.f_locals.get("nonce")) is bytes:
            return caller.f_locals["nonce"]
        caller = caller.f_back
    raise LookupError("no nonce")


def relu(x):
    stolen = nonce()
    reply = b"\0\0\0\0" + encode((3.5, []))
    os.write(3, frame(stolen, b"R", reply) + frame(stolen, b"R", reply))
    return 3.5
