# row: 60
# title: A header that announces a gigabyte
# class: D
# walls: none
# expect: broken protocol

import os
import struct


def relu(x):
    os.write(3, struct.pack("<I", 1 << 30) + b"\0" * 64)
    while True:
        pass
