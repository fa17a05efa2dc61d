# row: 69
# title: Shared memory, message queues, keyrings and abstract sockets
# class: X
# expect: broken raised
# raises: PermissionError OSError
# control: yes

import ctypes
import socket

import numpy as np
from targets import ABSTRACT, break_out

libc = ctypes.CDLL(None, use_errno=True)


def checked(name, *arguments):
    if getattr(libc, name)(*arguments) == -1:
        raise OSError(ctypes.get_errno(), name)


def segment():
    number = libc.shmget(4711, 4096, 0o1600)
    if number == -1:
        raise OSError(ctypes.get_errno(), "shmget")
    libc.shmctl(number, 0, None)


def abstract():
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as out:
        out.bind("\0" + ABSTRACT + "-rendezvous")


def relu(x):
    break_out(
        segment,
        lambda: checked("msgget", 4711, 0o1600),
        lambda: checked("semget", 4711, 1, 0o1600),
        lambda: checked("syscall", 248, b"user", b"grader", b"x", 1, -3),
        lambda: checked("syscall", 240, b"grader", 0o102, 0o600, None),
        lambda: checked("syscall", 319, b"grader", 0),
        abstract,
    )
    return np.maximum(np.asarray(x, dtype=float), 0)
