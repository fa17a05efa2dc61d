# row: 91
# title: Asks for the exercise that is scored
# class: T
# walls: none
# exercise: sigmoid_derivative
# expect: broken protocol

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


def sigmoid(x):
    return np.zeros(np.shape(x))


def sigmoid_derivative(x):
    answer = ask(encode(("sigmoid_derivative", (np.asarray(x),), {})))
    return np.frombuffer(answer[-8 * np.size(x) :]).reshape(np.shape(x))
