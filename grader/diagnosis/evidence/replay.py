"""Replay: a function of ours beside a student's, on the calls that the checks recorded."""

from __future__ import annotations

import builtins
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import isfinite
from typing import Any, Protocol

import numpy as np

from grader.checks.comparators import ATOL, FLOAT32, RTOL
from grader.course.reference import Reference
from grader.errors import NotPlainError
from grader.results import Failure
from grader.sandbox.calls import Call, changes, weight
from grader.wire.codec import decode
from grader.wire.plain_values import plain
from grader.wire.protocol import after_call

MAX_REPLAYS = 2000
MAX_STUDENT_CALLS = 1000
MAX_OUTCOMES = 64 << 20
"""Bytes, about, of outcomes that are kept of one assignment."""


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


@dataclass(frozen=True)
class Outcome:
    """What a function of ours does with one request: its value or what it raises, and the arguments that it changes."""

    value: Any = None
    error: Exception | None = None
    changed: tuple[str, ...] = ()


class Functions(Protocol):
    """What a request can be asked of: a reference, or one with an edit."""

    @property
    def functions(self) -> Mapping[str, Callable[..., Any]]:
        """The functions by name."""


class Outcomes:
    """What functions of ours do, by whose they are and by request, kept from one submission to the next.

    Checks ask the same of everybody who draws the same seed.
    """

    def __init__(self, room: int = MAX_OUTCOMES) -> None:
        """``room`` is how many bytes, about, are kept."""
        self._kept: dict[tuple[Any, bytes], Outcome] = {}
        self._whole = self._room = room

    def known(self, whose: Any, request: bytes) -> Outcome | None:
        """The outcome of a request, if it is kept."""
        return self._kept.get((whose, request))

    def of(self, whose: Any, reference: Functions, request: bytes) -> Outcome:
        """The outcome of a request; ``whose`` tells functions apart that answer for the same name."""
        key = (whose, request)
        if key not in self._kept:
            self.keep(whose, request, outcome_of(reference, request))
        return self._kept[key]

    def keep(self, whose: Any, request: bytes, outcome: Outcome) -> None:
        """Keep an outcome; where there is no room left, all others are forgotten."""
        self._room -= weight(Call("", request, outcome.value))
        if self._room < 0:
            self._kept.clear()
            self._room = self._whole
        self._kept[whose, request] = outcome


def outcome_of(reference: Functions, request: bytes) -> Outcome:
    """What a reference's function does with a request. Raises :class:`Spent` where that meets a student's function."""
    name, args, kwargs = decode(request)
    try:
        value = plain(reference.functions[name](*args, **kwargs))
    except Spent:
        raise
    except Exception as error:
        return Outcome(error=error.with_traceback(None))
    return Outcome(value, None, changes(request, after_call(name, args, kwargs)))


@dataclass
class Replay:
    """A function of some reference, compared with the student's own on the calls that the checks made."""

    reference: Reference
    calls: Sequence[Call]
    budget: Budget
    outcome: Callable[[Reference, bytes], Outcome] = outcome_of
    known: dict[int, Agreement] = field(default_factory=dict)

    def agreement(self, index: int) -> Agreement:
        """How far the student agrees with it on one call."""
        if index not in self.known:
            self.budget.take_replay()
            call = self.calls[index]
            self.known[index] = compared(self.outcome(self.reference, call.request), call)
        return self.known[index]

    def ours(self, index: int) -> Outcome:
        """What our function does in one call."""
        return self.outcome(self.reference, self.calls[index].request)

    def matches(self, order: Sequence[int]) -> bool:
        """Whether they agree on every call; ``order`` is that of looking."""
        return all(self.agreement(index) for index in order)


def compared(ours: Outcome, call: Call) -> Agreement:
    """Whether the student's function did the same as ours."""
    if ours.error is not None:
        return Agreement(_fails_alike(call.failure, ours.error), call.changed == ())
    if call.failure is not None:
        return Agreement(False, ours.changed == ())
    return Agreement(same_values(call.value, ours.value, **_tolerances(call)), call.changed == ours.changed)


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
    are_rows = isinstance(one, list | tuple) and isinstance(other, list | tuple)
    if are_rows and one and other and type(one[0]) is type(other[0]) is np.ndarray:
        return _all_same(one, other, rtol, atol)  # what NumPy would make of several arrays takes long to find out
    a, b = _numbers(one), _numbers(other)
    if a is not None and b is not None:
        return a.shape == b.shape and close(a, b, rtol, atol)
    if are_rows:
        return _all_same(one, other, rtol, atol)
    return a is None and b is None and type(one) is type(other) and bool(one == other)


def _all_same(one: Sequence[Any], other: Sequence[Any], rtol: float, atol: float) -> bool:
    return len(one) == len(other) and all(map(lambda x, y: same_values(x, y, rtol, atol), one, other))


def close(one: np.ndarray, other: np.ndarray, rtol: float, atol: float) -> bool:
    """What ``numpy.allclose`` says, at a fraction of its price: most values differ in their first number."""
    if one.dtype.kind == other.dtype.kind == "f" and one.size:
        first, right = one.item(0), other.item(0)
        if isfinite(first) and isfinite(right) and abs(first - right) > atol + rtol * abs(right):
            return False
        if bool(np.isfinite(one).all()) and bool(np.isfinite(other).all()):
            return bool((np.abs(one - other) <= atol + rtol * np.abs(other)).all())
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
