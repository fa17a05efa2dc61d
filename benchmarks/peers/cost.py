"""What a command costs with all that it started, also where a process outlives the one that started it. Linux only."""

from __future__ import annotations

import ctypes
import os
import resource
import time
from dataclasses import dataclass

from measure import run

from peers.layout import Command

SUBREAPER = 36
"""``PR_SET_CHILD_SUBREAPER``: orphans below us become our children, so that their time is handed to us."""

ORPHANS = 5.0
"""Seconds that an orphan has to end."""

POLL = 0.03


@dataclass(frozen=True)
class Cost:
    """Seconds of wall clock and of processor time, and the peak of memory in bytes (0 where it was not looked at)."""

    wall: float
    cpu: float
    memory: int


def adopt_orphans() -> None:
    """From now on no descendant escapes."""
    if ctypes.CDLL(None, use_errno=True).prctl(SUBREAPER, 1, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "prctl")


def cost(command: Command, *, watch: bool = False) -> Cost:
    """Run a command to its end; ``watch`` looks at its memory too. A failure of the command ends the benchmark."""
    before = children_seconds()
    arguments = [str(argument) for argument in command.arguments]
    usage = run(arguments, command.cwd, poll=POLL if watch else 0.0, environment=command.environment)
    if usage.status not in (0, *command.fails):
        raise SystemExit(f"{' '.join(arguments)} ended with {usage.status}:\n{usage.output[-3000:]}")
    reap_orphans()
    return Cost(usage.wall, children_seconds() - before, usage.pss)


def children_seconds() -> float:
    """User and system time of all descendants that have been waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def reap_orphans() -> None:
    """Wait for what is left of the command's processes."""
    deadline = time.monotonic() + ORPHANS
    while time.monotonic() < deadline:
        try:
            pid, _ = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if not pid:
            time.sleep(0.01)
    raise SystemExit("a process of the command does not end, so its time is not known")
