"""Fitting: the number inside a misconception that a student chose, found from the student's values.

The number that was written is only an example. The wrong value that tells most of it is looked at: where the variant
crosses it between the least and the largest number allowed, there is the student's; elsewhere two calls are all that
was spent. Whether the variant with this number explains all other calls is for the search to say.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from grader.checks.comparators import ATOL, RTOL
from grader.diagnosis.evidence.cases import align
from grader.diagnosis.evidence.replay import Outcome, same_values
from grader.sandbox.calls import Call

MAX_STEPS = 60
"""Calls of a variant for one number."""

MAX_CALLS = 20
"""Wrong calls among which the most telling is sought."""

TOLD = 2
"""Wrong numbers that there must be, since one of them is spent on fitting; or it is a round number that fits."""

NEAR = 1e-3
"""A rounder number so near, as a share, is meant where it explains as much."""

ROUND = 1e-5
"""So near to a number of one digit, as a share, no other comes by chance."""


@dataclass(frozen=True)
class Telling:
    """One number of one wrong result: its place (array, entry), what the student gave, and how far it is off.

    ``is_alone`` says that no other number is wrong.
    """

    request: bytes
    place: tuple[int, int]
    got: float
    error: float
    is_alone: bool = False


def telling(wrong: Sequence[tuple[Call, Outcome]]) -> Telling | None:
    """The number that is furthest from the right one; None where no finite number is wrong.

    ``wrong`` are calls that went wrong, with what is right.
    """
    found: list[Telling] = []
    for call, right in wrong[:MAX_CALLS]:
        if call.failure is None and right.error is None and not same_values(call.value, right.value):
            found += _off(call, right.value)
    if not found:
        return None
    return replace(max(found, key=lambda one: one.error), is_alone=len(found) < TOLD)


def _off(call: Call, right: Any) -> Iterator[Telling]:
    """Every finite number of a result that is not right."""
    for part, (_, got, expected) in enumerate(align(call.value, right) or ()):
        if got.shape != expected.shape:
            continue
        error = np.abs(got - expected).ravel()
        for entry in np.flatnonzero(np.isfinite(error) & ~np.isclose(got, expected, RTOL, ATOL).ravel())[:TOLD]:
            yield Telling(call.request, (part, int(entry)), float(got.flat[entry]), float(error[entry]))


def entry_of(value: Any, place: tuple[int, int]) -> float:
    """The number at this place of a result; NaN where there is none."""
    part, entry = place
    arrays = align(value, value) or []
    return float(arrays[part][1].flat[entry]) if part < len(arrays) and entry < arrays[part][1].size else math.nan


def crossing(value: Callable[[float], float], wanted: float, low: float, high: float) -> float | None:
    """The number between ``low`` and ``high`` for which ``value`` is ``wanted``, sought in the logarithm; or None.

    The chord's point, and the middle in every third step, so that no curve is slow.
    """
    left, right = math.log(low), math.log(high)
    at_left, at_right = (value(number) - wanted for number in (low, high))
    enough = 1e-12 * abs(wanted)
    for step in range(MAX_STEPS):
        if not at_left * at_right <= 0 or not math.isfinite(at_left - at_right):
            return None
        for end, off in ((left, at_left), (right, at_right)):
            if abs(off) <= enough:
                return math.exp(end)
        chord = left - at_left * (right - left) / (at_right - at_left)
        middle = (left + right) / 2
        new = chord if step % 3 and left < chord < right else middle
        at_new = value(math.exp(new)) - wanted
        if at_left * at_new <= 0:
            right, at_right = new, at_new
        else:
            left, at_left = new, at_new
        if right - left < 1e-12:
            break
    return math.exp(new)


def written(number: float, is_alone: bool) -> Iterator[float]:
    """The number as people may have written it, with few digits, if that is nearly the same; then itself.

    A number that is known from a single value has to be round.
    """
    if is_alone and abs(float(f"{number:.0e}") - number) > ROUND * number:
        return
    for digits in (1, 2, 3):
        short = float(f"{number:.{digits - 1}e}")
        if abs(short - number) <= NEAR * number:
            yield short
            break
    yield number


def is_short(number: str) -> bool:
    """Whether a number has at most three digits."""
    return float(f"{float(number):.2e}") == float(number)
