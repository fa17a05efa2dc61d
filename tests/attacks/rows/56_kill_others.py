# row: 56
# title: Killing the fork server, siblings and others
# class: H
# expect: broken raised
# raises: PermissionError ProcessLookupError OSError

import ctypes
import os
import resource
import signal

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
            lambda pid=pid: os.kill(pid, signal.SIGKILL),
            lambda pid=pid: checked("syscall", 234, pid, pid, 9),
            lambda pid=pid: checked("syscall", 200, pid, 9),
            lambda pid=pid: resource.prlimit(pid, resource.RLIMIT_CPU, (0, 0)),
            lambda pid=pid: os.setpriority(os.PRIO_PROCESS, pid, 19),
            lambda pid=pid: os.sched_setaffinity(pid, {0}),
        ]
    attempts += [
        lambda: resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY)),
        lambda: resource.setrlimit(resource.RLIMIT_NPROC, (100, 100)),
    ]
    try:
        break_out(*attempts)
    except ValueError as error:
        raise PermissionError("limits stay") from error
    return np.maximum(np.asarray(x, dtype=float), 0)
