"""Replay: a function of ours beside a student's, on the calls that the checks recorded."""

from __future__ import annotations

import builtins
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from grader.checks.comparators import ATOL, FLOAT32, RTOL
from grader.course.reference import Reference
from grader.errors import NotPlainError
from grader.results import Failure
from grader.sandbox.calls import Call, changes
from grader.wire.codec import decode
from grader.wire.plain_values import plain
from grader.wire.protocol import after_call

MAX_REPLAYS = 2000
MAX_STUDENT_CALLS = 1000


class Spent(Exception):
    """The work that one submission is worth has been done."""


@dataclass
class Budget:
    """What is left of the work for one submission."""

    replays: int = MAX_REPLAYS
    student_calls: int = MAX_STUDENT_CALLS

    def take_replay(self) -> None:
        """One replay less; raises :class:`Spent` where none is left."""
        self.replays -= 1
        if self.replays < 0:
            raise Spent

    def take_student_call(self) -> None:
        """Without any left, nothing that builds on the student's own functions agrees any more.

        Raises :class:`Spent` once more than allowed were made.
        """
        self.student_calls -= 1
        if self.student_calls < 0:
            raise Spent


@dataclass(frozen=True)
class Agreement:
    """Whether two accounts of one call agree: in what came back, and in the arguments that were changed."""

    value: bool
    changes: bool

    def __bool__(self) -> bool:
        return self.value and self.changes


@dataclass
class Replay:
    """A function of some reference, compared with the student's own on the calls that the checks made."""

    function: str
    reference: Reference
    calls: Sequence[Call]
    budget: Budget
    known: dict[int, Agreement] = field(default_factory=dict)

    def agreement(self, index: int) -> Agreement:
        """How far the student agrees with it on one call."""
        if index not in self.known:
            self.budget.take_replay()
            self.known[index] = self._compared(self.calls[index])
        return self.known[index]

    def _compared(self, call: Call) -> Agreement:
        name, args, kwargs = decode(call.request)
        try:
            value = plain(self.reference.functions[name](*args, **kwargs))
        except Spent:
            raise
        except Exception as error:
            return Agreement(_fails_alike(call.failure, error), call.changed == ())
        changed = changes(call.request, after_call(name, args, kwargs))
        if call.failure is not None:
            return Agreement(False, changed == ())
        return Agreement(same_values(call.value, value, **_tolerances(call)), call.changed == changed)

    def matches(self, order: Sequence[int]) -> bool:
        """Whether they agree on every call; ``order`` is that of looking."""
        return all(self.agreement(index) for index in order)


def _fails_alike(failure: Failure | None, error: Exception) -> bool:
    """The same exception of Python's own, or a result of the same kind that cannot be sent."""
    if failure is None:
        return False
    if isinstance(error, NotPlainError):
        return failure.kind == "unsupported" and failure.data["type"] == str(error)
    is_builtin = failure.data.get("builtin") is not False
    return failure.kind == "raised" and is_builtin and failure.data["type"] == type(error).__name__


def _tolerances(call: Call) -> dict[str, float]:
    """Those of the assert helpers; float32 arguments have their own."""
    return FLOAT32 if call.takes_float32 else {"rtol": RTOL, "atol": ATOL}


def same_values(one: Any, other: Any, rtol: float = RTOL, atol: float = ATOL) -> bool:
    """Equal shapes and close numbers, however nested; NaN and infinity equal themselves."""
    if isinstance(one, dict) or isinstance(other, dict):
        return (
            isinstance(one, dict)
            and isinstance(other, dict)
            and one.keys() == other.keys()
            and all(same_values(one[key], other[key], rtol, atol) for key in one)
        )
    a, b = _numbers(one), _numbers(other)
    if a is not None and b is not None:
        return a.shape == b.shape and _close(a, b, rtol, atol)
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(lambda x, y: same_values(x, y, rtol, atol), one, other))
    return a is None and b is None and type(one) is type(other) and bool(one == other)


def _close(one: np.ndarray, other: np.ndarray, rtol: float, atol: float) -> bool:
    """What ``numpy.allclose`` says, at a third of its price where all is finite."""
    if one.dtype.kind == other.dtype.kind == "f" and bool((np.abs(one - other) <= atol + rtol * np.abs(other)).all()):
        return bool(np.isfinite(other).all()) or np.allclose(one, other, rtol, atol, equal_nan=True)
    return bool(np.allclose(one, other, rtol, atol, equal_nan=True))


def _numbers(value: Any) -> np.ndarray | None:
    """A value as an array of numbers; None if it is none."""
    try:
        array = np.asarray(value)
    except ValueError:
        return None
    return array if array.dtype.kind in "biufc" else None


def as_raised(failure: Failure) -> Exception:
    """Python's own exception where the student's function raised one, as its caller would have met it."""
    kind = getattr(builtins, failure.data["type"], None) if failure.kind == "raised" else None
    try:
        raised = kind(failure.data["message"]) if failure.data["builtin"] and kind is not None else None
    except TypeError:  # some take more than a message
        raised = None
    return raised if isinstance(raised, Exception) else RuntimeError(failure.kind)
