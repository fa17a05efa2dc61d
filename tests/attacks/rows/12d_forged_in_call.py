# row: 12
# title: Garbage on the pipe inside a call
# class: T
# walls: none
# expect: broken protocol

import os


def relu(x):
    os.write(3, b"\xff" * 64)
    return x
