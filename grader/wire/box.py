"""What is asked of the confinement."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Box:
    """What is asked of the confinement. The last two fields are for tests of weaker machines."""

    sandboxed: bool = True
    uid: int = 61_000
    memory: int = 1 << 30
    cpu_seconds: int = 32
    namespaces: bool = True
    landlock_abi: int = 99
