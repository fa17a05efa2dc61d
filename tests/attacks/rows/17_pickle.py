# row: 17
# title: A result whose unpickling runs a command
# class: TH
# expect: failed unsupported

import os

from targets import BAIT


class Payload:
    def __reduce__(self):
        return os.system, (f"touch {BAIT}/unpickled",)


def relu(x):
    return Payload()
