# row: 44
# title: Hidden inputs in warnings
# class: L
# walls: none
# expect: passed

import warnings

import numpy as np


def relu(x):
    warnings.warn(f"SMUGGLED {x!r}", stacklevel=1)
    warnings.warn_explicit(f"SMUGGLED {x!r}", type("SMUGGLED", (Warning,), {}), "activations.py", 10**6)
    return np.maximum(np.asarray(x, dtype=float), 0)
