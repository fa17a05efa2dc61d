"""Our own code on a student's values: it may take no longer and no more memory than it is given."""

from __future__ import annotations

import contextlib
import functools
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import TypeVar

Result = TypeVar("Result")

MAX_EXTRA = 256 << 20
"""Bytes that a computation may take beside what the process has already."""


SIZE_SECONDS = 0.1
"""How long the size of this process is taken to be what it was: looking it up takes longer than most computations."""

AGAIN = 0.05
"""Seconds after which the alarm rings once more, where somebody caught the first one."""


class OutOfTimeError(Exception):
    """The computation took too long."""


def bounded(deadline: float, work: Callable[[], Result]) -> Result:
    """What ``work`` returns; it meets :class:`OutOfTimeError` at the deadline, MemoryError where it wants too much.

    Only in a process's main thread, and only where the system can do so; elsewhere nothing is bounded.
    """
    left = deadline - time.monotonic()
    if left <= 0:
        raise OutOfTimeError
    with _memory():
        if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
            return work()
        before = signal.signal(signal.SIGALRM, _ring)
        hook, sys.unraisablehook = sys.unraisablehook, _not_told
        try:
            signal.setitimer(signal.ITIMER_REAL, min(left, 1e6), AGAIN)
            return _timed(work)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)
            sys.unraisablehook = hook


def _not_told(_unraisable: object) -> None:
    """Say nothing of an alarm that rang while something was thrown away: it cannot be raised there, and rings again."""


def _timed(work: Callable[[], Result]) -> Result:
    return work()


def _ring(_number: int, frame: FrameType | None) -> None:
    """Interrupt the work; where the alarm finds it done, and the clock about to be stopped, do nothing."""
    while frame is not None:
        if frame.f_code is _timed.__code__:
            raise OutOfTimeError
        frame = frame.f_back


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
