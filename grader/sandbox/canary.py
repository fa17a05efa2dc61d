"""The sandbox's self-test. Sent to a worker as if it were a submission; every probe must be held.

It tries what an attacker would try first. A probe is held when the operating system refused it.
"""

from __future__ import annotations

import ctypes
import os
import socket
import subprocess
from collections.abc import Callable


def probe(secret_file: str, port: int, grader_pid: int) -> dict[str, bool]:
    """Each probe's name with whether it was refused."""
    folder = os.path.dirname(secret_file)
    return {
        "read a hidden file": held(lambda: open(secret_file, "rb").read(1)),
        "list a hidden folder": held(lambda: os.listdir(folder)),
        "write beside it": held(lambda: open(os.path.join(folder, "canary"), "w")),
        "write to /tmp": held(lambda: open("/tmp/grader-canary", "w")),
        "change a file's mode": held(lambda: os.chmod(secret_file, 0o400)),
        "read another process": held(lambda: open(f"/proc/{grader_pid}/environ", "rb").read(1)),
        "connect to a port": held(lambda: socket.create_connection(("127.0.0.1", port), 1)),
        "send a datagram": held(
            lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("127.0.0.1", port))
        ),
        "open a Unix socket": held(lambda: socket.socket(socket.AF_UNIX)),
        "signal the grader": held(lambda: os.kill(grader_pid, 0)),
        "fork": held(fork),
        "run a program": held(lambda: subprocess.run(["/bin/true"], check=True)),
        "make a namespace": held(lambda: libc("unshare", 0x10000000)),
        "trace": held(lambda: libc("ptrace", 16, grader_pid, 0, 0)),
        "share memory": held(lambda: libc("shmget", 4711, 4096, 0o1600)),
    }


def held(action: Callable[[], object]) -> bool:
    """Whether the action was refused by the operating system."""
    try:
        action()
    except (OSError, subprocess.SubprocessError):
        return True
    return False


def fork() -> None:
    """Start a process."""
    if os.fork() == 0:
        os._exit(0)


def libc(name: str, *arguments: int) -> None:
    """Call a C function that answers -1 when it is refused. Raises :class:`OSError` then."""
    if getattr(ctypes.CDLL(None, use_errno=True), name)(*arguments) == -1:
        raise OSError(ctypes.get_errno(), name)
