"""What is asked of the confinement."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Box:
    """What is asked of the confinement, and after how many seconds a call is interrupted from within, so that it tells
    where it was: 0 is never. ``libraries`` are imported before anything is forked; those ``needed`` may
    be read, too. ``namespaces`` and ``landlock_abi`` are for tests of weaker machines.
    """

    sandboxed: bool = True
    uid: int = 61_000
    memory: int = 1 << 30
    cpu_seconds: int = 32
    namespaces: bool = True
    landlock_abi: int = 99
    patience: float = 0.0
    libraries: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()
