# row: 91
# title: Asks before it is called
# class: T
# walls: none
# exercise: sigmoid
# expect: broken protocol load_protocol

import os
import sys

import numpy as np

from grader.wire.codec import encode
from grader.wire.frames import HEADER_SIZE, frame


def ask(body):
    caller = sys._getframe()
    while type(caller.f_locals.get("nonce")) is not bytes:
        caller = caller.f_back
    os.write(3, frame(caller.f_locals["nonce"], b"A", body))
    return os.read(3, 1 << 20)[HEADER_SIZE:]


known = {}


def sigmoid(x):
    if "sigmoid" not in known:
        known["sigmoid"] = ask(encode(("tanh", (np.asarray(x),), {})))
    return np.frombuffer(known["sigmoid"][-8 * np.size(x) :]).reshape(np.shape(x))
