# row: 58
# title: A flood of output
# class: DR
# expect: passed

import os

import numpy as np

for _ in range(100):
    os.write(1, b"SMUGGLED" * (1 << 17))
    os.write(2, b"SMUGGLED" * (1 << 17))
print("SMUGGLED" * (1 << 17))


def relu(x):
    print("SMUGGLED" * 10_000)
    return np.maximum(np.asarray(x, dtype=float), 0)
