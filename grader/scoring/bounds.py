"""Our own code on a student's values: it may take no longer and no more memory than it is given."""

from __future__ import annotations

import contextlib
import functools
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

MAX_EXTRA = 256 << 20
"""Bytes that a computation may take beside what the process has already."""


SIZE_SECONDS = 0.1
"""How long the size of this process is taken to be what it was: looking it up takes longer than most computations."""

AGAIN = 0.05
"""Seconds after which the alarm rings once more, where somebody caught the first one."""


class OutOfTimeError(Exception):
    """The computation took too long."""


@contextlib.contextmanager
def bounded(deadline: float) -> Iterator[None]:
    """Raise :class:`OutOfTimeError` in what runs here at the deadline, MemoryError where it wants too much.

    Only in a process's main thread, and only where the system can do so; elsewhere nothing is bounded.
    """
    with _memory(), _time(deadline):
        yield


@contextlib.contextmanager
def _time(deadline: float) -> Iterator[None]:
    left = deadline - time.monotonic()
    if left <= 0:
        raise OutOfTimeError
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, _ring)
    signal.setitimer(signal.ITIMER_REAL, min(left, 1e6), AGAIN)
    try:
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    except OutOfTimeError:  # which may have come just before the line above
        signal.setitimer(signal.ITIMER_REAL, 0)
        raise
    finally:
        signal.signal(signal.SIGALRM, before)


def _ring(_number: int, _frame: Any) -> None:
    raise OutOfTimeError


@functools.lru_cache(maxsize=1)
def _size(_moment: int) -> int:
    """The bytes of this process's address space, looked up anew at every ``_moment``."""
    import resource

    return int(Path("/proc/self/statm").read_bytes().split()[0]) * resource.getpagesize()


@contextlib.contextmanager
def _memory() -> Iterator[None]:
    try:
        import resource

        wanted = _size(int(time.monotonic() / SIZE_SECONDS)) + MAX_EXTRA
        soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    except (ImportError, OSError, ValueError):
        yield
        return
    if soft == resource.RLIM_INFINITY or wanted < soft:
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
