"""What an exercise has earned although others are wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


class Earning(Protocol):
    """What is asked of a check: whether others were repaired or followed, and its points."""

    @property
    def repaired(self) -> bool: ...
    @property
    def follow_through(self) -> bool: ...
    @property
    def is_short(self) -> bool: ...
    @property
    def earned(self) -> float: ...
    @property
    def points(self) -> float: ...


@dataclass(frozen=True)
class Carried:
    """How many checks of an exercise are right but for other exercises, and what they have earned.

    ``way`` is ``whole`` or ``repaired`` where others were replaced by right ones, ``followed`` where results are right
    for the student's own.
    """

    way: str
    count: int
    earned: float
    points: float


def carried(checks: Sequence[Earning]) -> tuple[Carried, ...]:
    """What these checks have earned, by the way that it was earned; ways that none went are not there."""
    ways = {
        "whole": [check for check in checks if check.repaired and not check.is_short],
        "repaired": [check for check in checks if check.repaired and check.is_short],
        "followed": [check for check in checks if check.follow_through],
    }
    return tuple(
        Carried(way, len(them), sum(one.earned for one in them), sum(one.points for one in them))
        for way, them in ways.items()
        if them
    )
