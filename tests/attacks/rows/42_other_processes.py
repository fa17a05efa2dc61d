# row: 42
# title: Reading other processes' memory
# class: L
# expect: broken raised
# raises: PermissionError OSError
# control: yes

import ctypes
import os

import numpy as np
from targets import VICTIM, break_out

libc = ctypes.CDLL(None, use_errno=True)


def checked(name, *arguments):
    if getattr(libc, name)(*arguments) == -1:
        raise OSError(ctypes.get_errno(), name)


def relu(x):
    attempts = []
    for pid in (VICTIM, os.getppid()):
        attempts += [
            lambda pid=pid: open(f"/proc/{pid}/environ", "rb").read(),
            lambda pid=pid: open(f"/proc/{pid}/mem", "rb").read(),
            lambda pid=pid: open(f"/proc/{pid}/cmdline", "rb").read(),
            lambda pid=pid: open(f"/proc/{pid}/status", "rb").read(),
            lambda pid=pid: checked("process_vm_readv", pid, None, 0, None, 0, 0),
            lambda pid=pid: checked("ptrace", 16, pid, 0, 0),
            lambda pid=pid: checked("syscall", 434, pid, 0),
        ]
    break_out(*attempts)
    return np.maximum(np.asarray(x, dtype=float), 0)
