# row: 57
# title: A stack overflow
# class: D
# walls: none
# expect: broken died raised timeout

import sys

sys.setrecursionlimit(10**9)


def relu(x):
    class Deep:
        def __repr__(self):
            return repr(self)

    return repr(Deep())
