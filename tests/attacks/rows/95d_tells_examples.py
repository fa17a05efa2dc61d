# row: 44
# title: Hidden inputs kept, and told when a counterexample is looked for
# class: L
# walls: none
# exercise: relu
# expect: failed|broken value raised

import numpy as np

calls = []
MARK = "SMUGGLED-" + "LATER"


def relu(x):
    calls.append(repr(x))
    if len(calls) > 500:
        raise ValueError(MARK + calls[400])
    return np.zeros(np.shape(x))
