"""How long a check, a load and a whole submission may take, and who has used how much."""

from __future__ import annotations

import math
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from grader.failures import SubmissionError

MAX_RELOADS = 100
"""Workers for one submission: more than any assignment has checks. Time is bounded by ``Limits.total``."""

MIN_PATIENCE = 0.25
"""Seconds that every cell may take, however many have hung before it."""


@dataclass(frozen=True)
class Limits:
    """Wall-clock seconds: for one check, for loading, and for all that one submission may use."""

    check: float = 3.0
    load: float = 6.0
    total: float = 18.0

    @classmethod
    def from_timeout(cls, seconds: float) -> Limits:
        """Limits that belong to a check's time limit."""
        return cls(seconds, 2 * seconds, 6 * seconds)


@dataclass
class Used:
    """What one submission has used up, in all its workers."""

    seconds: float = 0.0
    loads: int = 0
    hangs: Counter[str] = field(default_factory=Counter)
    """How often each function hung."""

    loops: dict[str, float] = field(default_factory=dict)
    """The functions that seem never to end, and after how many seconds each was interrupted first."""

    hung_cells: dict[int, str] = field(default_factory=dict)
    """The cells that hung or killed a worker, and which of the two."""

    whole_cells: float = 0
    """How many of the first cells have run to their end in some worker, but for those that hung."""


@dataclass
class Loading:
    """How far a load has come, and until when it may take: one cell no longer than the ``patience``, in seconds.

    The ``known`` first cells ran to their end before; they share the time of the whole load.
    """

    ends: float
    patience: float
    known: float
    last: int = -1

    def __call__(self, index: int) -> float:
        """Cell ``index`` begins; gives the reading of the monotonic clock until which it may run."""
        self.last = index
        return self.ends if index < self.known else min(self.ends, time.monotonic() + self.patience)


@dataclass
class Clock:
    """The time that one session's checks, calls and cells have.

    A function that hung gets half the time at its next call, so that one endless loop cannot use up the patience that
    the others need; after each cell that hung, those that nobody has seen end get half the time.
    """

    limits: Limits
    used: Used
    check_ends: float = math.inf
    """When the check under way must be over, by the monotonic clock."""

    def begin_check(self) -> None:
        """A check begins now."""
        self.check_ends = time.monotonic() + self.limits.check

    def count_load(self) -> None:
        """One more worker is started. Raises :class:`~grader.failures.SubmissionError` where nothing is left for it."""
        if self.used.loads >= MAX_RELOADS or self.is_used_up():
            raise self.used_up()
        self.used.loads += 1

    def load_begins(self) -> Loading:
        """The limits of a load that begins now."""
        hung = sum(kind in ("timeout", "memory") for kind in self.used.hung_cells.values())
        patience = max(self.limits.load * 0.5**hung, MIN_PATIENCE)
        return Loading(time.monotonic() + self.limits.load, patience, self.used.whole_cells)

    def left(self, function: str) -> float:
        """Seconds that a call of this function may take now.

        Raises :class:`~grader.failures.SubmissionError` where there are none.
        """
        patience = self.patience(function)
        left = min(self.check_ends - time.monotonic(), self.limits.total - self.used.seconds, patience)
        if left <= 0:
            raise self._out_of_time(function, "timeout")
        return left

    def patience(self, function: str) -> float:
        """Seconds that one call of a function may take: half as long after each time that it hung."""
        return self.limits.check * 0.5 ** self.used.hangs[function]

    def lost(self, function: str, kind: str) -> SubmissionError:
        """The failure of a call whose worker is gone for this reason."""
        if kind not in ("timeout", "memory"):
            return SubmissionError(kind, function=function)
        failure = self._out_of_time(function, kind)
        self.used.hangs[function] += 1
        return failure

    def _out_of_time(self, function: str, kind: str) -> SubmissionError:
        """The limit is the check's, however short the patience with a function has become that hung ``again``."""
        if self.is_used_up():
            return self.used_up()
        again = {"again": True} if kind == "timeout" and self.used.hangs[function] else {}
        return SubmissionError(kind, function=function, seconds=round(self.limits.check, 3), **again)

    def looped(self, error: SubmissionError) -> SubmissionError:
        """The failure of a call that its worker interrupted: its limit is that of the first that met this loop."""
        data = error.failure.data
        name = data["loops"][-1][2] if data.get("loops") else data["function"]
        if name in self.used.loops:
            where = {"loops": data["loops"]} if name != data["function"] else {}
            return SubmissionError(
                "timeout", function=data["function"], seconds=self.used.loops[name], again=True, **where
            )
        self.used.loops[name] = data["seconds"]
        return error

    def is_used_up(self) -> bool:
        """Whether the submission has had all its time."""
        return self.used.seconds >= self.limits.total

    def used_up(self) -> SubmissionError:
        """The failure of whatever is asked after that."""
        return SubmissionError("used_up", seconds=round(self.limits.total, 3))

    @contextmanager
    def running(self) -> Iterator[None]:
        """What is done inside counts as time that the submission has used."""
        started = time.monotonic()
        try:
            yield
        finally:
            self.used.seconds += time.monotonic() - started
