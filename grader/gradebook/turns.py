"""Runs on one gradebook take turns: what one has scored, the next need not score again."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from grader.disk import make_private
from grader.errors import GradebookError

LOCK = "writing.lock"


@contextmanager
def turn(folder: Path, told: Callable[[str], None]) -> Iterator[None]:
    """Wait until no other run writes this gradebook; ``told`` is called with the process that has to be waited for.

    Raises :class:`~grader.errors.GradebookError` where the folder cannot be written.
    """
    path = folder / LOCK
    try:
        make_private(folder)
        lock = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise GradebookError(f"{path}: {error.strerror}; check the folder's permissions") from error
    try:
        _wait(lock, told)
        os.ftruncate(lock, 0)
        os.pwrite(lock, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        os.close(lock)


def _wait(lock: int, told: Callable[[str], None]) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        told(os.pread(lock, 20, 0).decode("ascii", "replace").strip())
        fcntl.flock(lock, fcntl.LOCK_EX)
    except OSError:  # a file system without locks: the database's own keep what is written whole
        return
