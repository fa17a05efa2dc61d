# row: 23
# title: A view that is changed after it was returned
# class: T
# walls: none
# expect: failed value

import signal

import numpy as np

held = []


def later(*_):
    for answer, right in held:
        answer[...] = right


signal.signal(signal.SIGALRM, later)


def relu(x):
    answer = np.full(np.shape(x), 7.0)
    held.append((answer, np.maximum(np.asarray(x, dtype=float), 0)))
    signal.setitimer(signal.ITIMER_REAL, 0.02)
    return answer
