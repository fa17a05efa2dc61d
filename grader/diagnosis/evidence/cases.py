"""Cases: calls of a student's function beside what is right, taken apart into pairs of arrays."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from grader.checks.comparators import ATOL, FLOAT32, RTOL
from grader.diagnosis.evidence.replay import Outcome, close, compared
from grader.sandbox.calls import Call

MAX_SIZE = 20_000
"""Numbers of one result that are looked at; larger results say nothing here."""

MAX_REQUEST = 200_000
MAX_CASES = 60
"""Calls of one function that are looked at, right ones and wrong ones each; the smallest are taken."""


@dataclass(frozen=True, eq=False)
class Pair:
    """One array of a result and what it should be. ``part`` is its place in the result: indices and keys."""

    got: np.ndarray
    expected: np.ndarray
    part: tuple[int | str, ...]
    is_right: bool
    arguments: Mapping[str, Any]
    rtol: float = RTOL
    atol: float = ATOL

    def is_near(self, other: Any) -> bool:
        """Whether what came back is this array, within the tolerance of checks, and holds a finite number."""
        return near(self.got, np.asarray(other), self.rtol, self.atol)


def _whole(value: Any) -> Any:
    return value


@dataclass(frozen=True, eq=False)
class Case:
    """One call that gave a value, with what the reference gives; ``place`` is its number among the calls.

    ``seen`` is what is looked at of a value that is held against ``got``.
    """

    place: int
    request: bytes
    arguments: Mapping[str, Any]
    got: Any
    expected: Any
    is_right: bool
    is_float32: bool = False
    seen: Callable[[Any], Any] = _whole

    @cached_property
    def is_finite(self) -> bool:
        """Whether what came back holds finite numbers alone."""
        return is_finite(self.got)

    @cached_property
    def pairs(self) -> tuple[Pair, ...] | None:
        """The arrays of the result beside the right ones; None where the result is built in another way."""
        aligned = align(self.got, self.expected)
        if aligned is None:
            return None
        tolerance = FLOAT32 if self.is_float32 else {"rtol": RTOL, "atol": ATOL}
        return tuple(
            Pair(got, expected, part, same(got, expected, **tolerance), self.arguments, **tolerance)
            for part, got, expected in aligned
        )


def is_finite(value: Any) -> bool:
    """Whether a result holds finite numbers alone."""
    if isinstance(value, dict):
        return all(map(is_finite, value.values()))
    if isinstance(value, tuple | list):
        return all(map(is_finite, value))
    try:
        return bool(np.isfinite(np.asarray(value, dtype=np.float64)).all())
    except (TypeError, ValueError):
        return False


def cases_of(
    calls: Sequence[Call], signature: inspect.Signature, outcome: Callable[[bytes], Outcome]
) -> tuple[Case, ...]:
    """The calls that returned something, each once, the wrong ones first, smallest first."""
    found: dict[bytes, Case] = {}
    for place, call in enumerate(calls):
        if call.failure is not None or call.request in found or len(call.request) > MAX_REQUEST:
            continue
        ours = outcome(call.request)
        arguments = bound(call, signature)
        if ours.error is None and arguments is not None and _is_small(call.value) and _is_small(ours.value):
            is_right = compared(ours, call).value
            found[call.request] = Case(
                place, call.request, arguments, call.value, ours.value, is_right, call.takes_float32
            )
    ordered = sorted(found.values(), key=lambda case: (len(case.request), case.place))
    wrong, right = ([case for case in ordered if case.is_right is side][:MAX_CASES] for side in (False, True))
    return (*wrong, *right)


def bound(call: Call, signature: inspect.Signature) -> Mapping[str, Any] | None:
    """The arguments of a call by the names of the parameters; None for what the function does not take."""
    args, kwargs = call.arguments()
    try:
        found = signature.bind(*args, **kwargs)
    except TypeError:
        return None
    found.apply_defaults()
    return found.arguments


def _is_small(value: Any) -> bool:
    if isinstance(value, np.ndarray):
        return value.size <= MAX_SIZE
    if isinstance(value, dict):
        value = list(value.values())
    return not isinstance(value, list | tuple) or (len(value) <= MAX_SIZE and all(map(_is_small, value)))


Aligned = list[tuple[tuple[int | str, ...], np.ndarray, np.ndarray]]


def align(got: Any, expected: Any) -> Aligned | None:
    """Arrays of two results side by side, by their places; None where these do not fit each other."""
    if isinstance(expected, dict):
        if not isinstance(got, dict) or got.keys() != expected.keys():
            return None
        return _joined((key, align(got[key], expected[key])) for key in expected)
    if isinstance(expected, tuple) or (isinstance(expected, list) and numbers(expected) is None):
        got = list(got) if isinstance(got, np.ndarray) and got.ndim else got
        if not isinstance(got, list | tuple) or len(got) != len(expected):
            return None
        return _joined((index, align(a, b)) for index, (a, b) in enumerate(zip(got, expected, strict=True)))
    a, b = numbers(got), numbers(expected)
    return None if a is None or b is None else [((), a, b)]


def _joined(parts: Any) -> Aligned | None:
    found: Aligned = []
    for name, inner in parts:
        if inner is None:
            return None
        found += [((name, *place), a, b) for place, a, b in inner]
    return found


def numbers(value: Any) -> np.ndarray | None:
    """A value as an array of float64, if it is real numbers alone."""
    if isinstance(value, str | dict) or value is None:
        return None
    try:
        array = np.asarray(value)
    except ValueError:
        return None
    return array.astype(np.float64) if array.dtype.kind in "biuf" else None


def same(one: np.ndarray, other: np.ndarray, rtol: float = RTOL, atol: float = ATOL) -> bool:
    """Equal shapes and close numbers; NaN and infinity equal themselves."""
    return one.shape == other.shape and close(one, other, rtol, atol)


def near(one: np.ndarray, other: np.ndarray, rtol: float = RTOL, atol: float = ATOL) -> bool:
    """Equal shapes and close, finite numbers: NaN equal to NaN proves nothing."""
    if one.shape != other.shape or not one.size or not np.isfinite(other).all():
        return False
    return bool((np.abs(one - other) <= atol + rtol * np.abs(other)).all())


def same_result(got: Any, expected: Any) -> bool:
    """Whether two results are built alike of the same numbers."""
    aligned = align(got, expected)
    return aligned is not None and all(same(one, other) for _, one, other in aligned)
