# row: 51
# title: A memory bomb
# class: DH
# expect: broken raised memory timeout
# raises: MemoryError

import numpy as np


def relu(x):
    kept = [np.ones(1 << 27) for _ in range(30)]
    return len(kept)
