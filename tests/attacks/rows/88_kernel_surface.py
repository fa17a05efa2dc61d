# row: 88
# title: Namespaces, io_uring, bpf, userfaultfd, perf, keyctl and module calls
# class: H
# expect: broken raised
# raises: PermissionError OSError

import ctypes

import numpy as np
from targets import break_out

libc = ctypes.CDLL(None, use_errno=True)
X86_64 = {
    "io_uring_setup": (425, 8, None), "bpf": (321, 0, None, 0), "userfaultfd": (323, 0), "perf_event_open": (298, None),
    "keyctl": (250, 0, 0), "init_module": (175, None, 0, b""), "finit_module": (313, 0, b"", 0), "mount": (165, None),
    "unshare": (272, 0x10000000), "setns": (308, 0, 0), "pivot_root": (155, b".", b"."), "chroot": (161, b"/"),
    "reboot": (169, 0), "swapon": (167, b"/"), "kexec_load": (246, 0, 0, None, 0), "memfd_create": (319, b"x", 0),
    "process_madvise": (440, 0, None, 0, 0, 0), "seccomp": (317, 2, 0, None), "setuid": (105, 0), "personality": (135, 0),
    "name_to_handle_at": (303, 0, b"/", None, None, 0), "open_by_handle_at": (304, 0, None, 0), "add_key": (248, None),
    "clock_settime": (227, 0, None), "quotactl": (179, 0, None, 0, None), "acct": (163, None), "syslog": (103, 3, None, 0),
}


def checked(number, *arguments):
    if libc.syscall(number, *arguments) == -1:
        raise OSError(ctypes.get_errno(), str(number))


def relu(x):
    refused = 0
    for call in X86_64.values():
        try:
            checked(*call)
        except PermissionError:
            refused += 1
    if refused < len(X86_64):
        return np.maximum(np.asarray(x, dtype=float), 0)
    raise PermissionError("every call was refused")
