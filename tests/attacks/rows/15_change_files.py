# row: 15
# title: chmod, utime, rename, unlink, link, truncate of a writable file
# class: T
# expect: broken raised
# raises: PermissionError FileNotFoundError OSError
# control: yes

import os

import numpy as np
from targets import BAIT, break_out

FILE = f"{BAIT}/open_to_all"


def relu(x):
    break_out(
        lambda: os.chmod(FILE, 0o400),
        lambda: os.utime(FILE, (1, 1)),
        lambda: os.rename(FILE, FILE + ".old"),
        lambda: os.link(FILE, FILE + ".link"),
        lambda: os.symlink(FILE, FILE + ".symlink"),
        lambda: os.truncate(FILE, 0),
        lambda: os.unlink(FILE),
        lambda: os.rmdir(BAIT),
        lambda: os.mkdir(f"{BAIT}/folder"),
        lambda: os.mkfifo(f"{BAIT}/fifo"),
    )
    return np.maximum(np.asarray(x, dtype=float), 0)
