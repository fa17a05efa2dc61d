# row: 93
# title: Reads calls that it was sent ahead, and looks for its own answers among them
# class: L
# walls: none
# expect: failed value

import sys

import numpy as np


def sent():
    frame = sys._getframe()
    while frame is not None and "unpack_calls" not in frame.f_code.co_names:
        frame = frame.f_back
    return b"" if frame is None else frame.f_locals["body"]


def arrays(body):
    """Every run of eight bytes in the batch as a number: whatever was sent stands among them."""
    return [np.frombuffer(body[shift:], "<f8", (len(body) - shift) // 8) for shift in range(8)]


def relu(x):
    x = np.array(x, dtype=float)
    right = np.where(x > 0, x, 0.0)
    for numbers in arrays(sent()):
        windows = np.lib.stride_tricks.sliding_window_view(numbers, x.size) if numbers.size >= x.size else []
        for window in windows:
            if x.min() < 0 < x.max() and np.array_equal(window, right.ravel()):
                return right
    return np.zeros(x.shape)
