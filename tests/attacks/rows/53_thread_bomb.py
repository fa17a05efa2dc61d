# row: 53
# title: A thread bomb
# class: H
# expect: broken raised
# raises: RuntimeError

import threading
import time

import numpy as np


def relu(x):
    for _ in range(10_000):
        threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
    return np.maximum(np.asarray(x, dtype=float), 0)
