# row: 21
# title: An object array of always-equal elements
# class: T
# walls: none
# expect: failed unsupported

import numpy as np


class Same:
    def __eq__(self, other):
        return True

    __hash__ = None


def relu(x):
    result = np.empty(np.shape(x), dtype=object)
    result[...] = Same()
    return result
