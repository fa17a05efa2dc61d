# row: 31
# title: The work moved to a thread
# class: T
# expect: broken raised
# raises: RuntimeError
# control: yes

import threading

import numpy as np


def relu(x):
    threading.Thread(target=print).start()
    return np.maximum(np.asarray(x, dtype=float), 0)
