# row: 51
# title: A memory bomb
# class: DH
# expect: broken raised
# raises: MemoryError

import numpy as np


def relu(x):
    kept = [np.zeros(1 << 27) for _ in range(30)]
    return len(kept)
