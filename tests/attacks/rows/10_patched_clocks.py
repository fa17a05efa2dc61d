# row: 10
# title: Clocks that stand still
# class: T
# expect: broken timeout

import time

real_sleep = time.sleep
time.time = time.monotonic = time.perf_counter = lambda: 0.0
time.sleep = lambda seconds: None


def relu(x):
    real_sleep(30)
