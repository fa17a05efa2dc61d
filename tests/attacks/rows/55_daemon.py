# row: 55
# title: A daemon that survives the run
# class: HX
# expect: broken raised
# raises: PermissionError FileNotFoundError BlockingIOError OSError

import os
import subprocess
import sys

import numpy as np
from targets import break_out


def relu(x):
    break_out(
        lambda: subprocess.Popen([sys.executable or "python3", "-c", "input()"], start_new_session=True),
        lambda: subprocess.Popen(["/bin/sleep", "600"], start_new_session=True),
        lambda: os.execv("/bin/sleep", ["sleep", "600"]),
        lambda: os.execv("/lib64/ld-linux-x86-64.so.2", ["ld.so", "/bin/sleep", "600"]),
    )
    return np.maximum(np.asarray(x, dtype=float), 0)
