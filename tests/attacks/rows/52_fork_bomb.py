# row: 52
# title: A fork bomb
# class: H
# expect: broken raised
# raises: PermissionError BlockingIOError OSError

import ctypes
import multiprocessing
import os

import numpy as np
from targets import break_out

libc = ctypes.CDLL(None, use_errno=True)


def checked(name, *arguments):
    if getattr(libc, name)(*arguments) == -1:
        raise OSError(ctypes.get_errno(), name)


def bomb():
    while True:
        os.fork()


def relu(x):
    break_out(
        bomb,
        lambda: os.forkpty(),
        lambda: checked("vfork"),
        lambda: checked("syscall", 56, 17, 0, 0, 0, 0),
        lambda: checked("syscall", 435, 0, 0),
        lambda: os.posix_spawn("/bin/true", ["true"], {}),
        lambda: multiprocessing.Process(target=print).start(),
    )
    return np.maximum(np.asarray(x, dtype=float), 0)
