# row: 44
# title: Hidden inputs kept, and told in a later public check
# class: L
# exercise: tanh
# expect: broken raised
# at-most: 30

import numpy as np

seen = []
MARK = "SMUGGLED-" + "LATER"


def relu(x):
    if np.shape(x) == (23, 31):
        seen.append(repr(x))
    return np.maximum(np.asarray(x, dtype=float), 0)


def tanh(x):
    raise ValueError(MARK + repr(seen) if seen else "nothing to tell")
