# row: 49
# title: A loop that catches everything and ignores signals
# class: D
# expect: broken timeout

import signal

for number in range(1, 65):
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass


def relu(x):
    while True:
        try:
            while True:
                pass
        except BaseException:
            continue
