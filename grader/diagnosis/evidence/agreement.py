"""Whether a function of ours gives a student's values in all calls that it can account for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from grader.checks.comparators import ATOL, FLOAT32, RTOL
from grader.diagnosis.evidence.cases import Case, align, is_finite
from grader.diagnosis.evidence.replay import Outcome, same_values

ENOUGH = 6
"""What the wrong numbers that are explained must weigh together."""

LARGE = 100.0
"""An argument beyond this is extreme: a result that is not finite may have overflowed on its way."""


def explains(of: Callable[[Case], Outcome | None], cases: Sequence[Case], enough: int = ENOUGH) -> bool:
    """Whether all cases are accounted for, and of the wrong ones at least some with finite numbers.

    ``of`` is what our function does in a case, None where it does not apply; then the case must be right. Nothing is
    asked of an overflow, or of a list that our function does not take: it may come by another way to the same formula.
    """
    explained = 0
    for case in cases:
        ours = of(case)
        if ours is None:
            if not case.is_right:
                return False
            continue
        if ours.error is not None:
            if _takes_list(case) and not all(map(_takes_list, cases)):
                continue
            return False
        tolerance = FLOAT32 if case.is_float32 else {"rtol": RTOL, "atol": ATOL}
        if same_values(case.got, case.seen(ours.value), **tolerance):
            explained += _weight(case) if explained < enough else 0
        elif case.is_right or not _has_overflowed(case):
            return False
    return explained >= enough


SURE, UNSURE = 2, 1
"""The weight of a number that is explained, and of a whole number from 0 to 9, which is alike by chance."""

DIGIT, SMALL = 10, 100
MOST_WHOLE = 2
"""What whole numbers in one result weigh together at most."""


def _weight(case: Case) -> int:
    """How much a wrong case proves that is explained."""
    if case.is_right:
        return 0
    aligned = align(case.got, case.expected)
    if aligned is None:
        return UNSURE if is_finite(case.got) else 0
    weight = 0
    for _, got, expected in aligned:
        told = np.isfinite(got)
        if got.shape == expected.shape:
            told &= ~np.isclose(got, expected, RTOL, ATOL)
        sizes = np.abs(got[told])
        if (sizes == np.round(sizes)).all() and (sizes <= SMALL).all():
            weight += min(int(np.where(sizes < DIGIT, UNSURE, SURE).sum()), MOST_WHOLE)
        else:
            weight += min(len(sizes) * SURE, ENOUGH)
    return weight


def _has_overflowed(case: Case) -> bool:
    return not case.is_finite and _largest(list(case.arguments.values())) > LARGE


def telling_first(cases: Sequence[Case]) -> list[Case]:
    """The wrong cases before the right ones; among them first those that excuse nothing."""
    return sorted(cases, key=lambda case: (case.is_right, not case.is_finite, _takes_list(case)))


def _takes_list(case: Case) -> bool:
    return any(isinstance(argument, list) for argument in case.arguments.values())


def _largest(value: Any) -> float:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, tuple | list):
        return max(map(_largest, value), default=0.0)
    array = np.asarray(value)
    return float(np.abs(array).max(initial=0.0)) if array.dtype.kind in "iuf" else 0.0
