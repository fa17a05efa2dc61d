"""Conditions on a call's arguments: what the wrong calls have in common and none of the right ones has."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from grader.diagnosis.evidence.cases import Case, numbers

Arguments = Mapping[str, Any]
Condition = tuple[str, ...]

MAX_VALUES = 3
"""Of a switch."""

PROPERTIES: dict[str, Callable[[Any], bool]] = {
    "list": lambda value: isinstance(value, list),
    "whole": lambda value: isinstance(value, np.ndarray) and value.dtype.kind in "iu",
    "scalar": lambda value: np.ndim(value) == 0,
    "vector": lambda value: np.ndim(value) == 1,
    "matrix": lambda value: np.ndim(value) == 2,
    "one row": lambda value: np.ndim(value) >= 1 and len(value) == 1,
    "one column": lambda value: np.ndim(value) == 2 and np.shape(value)[1] == 1,
    "square": lambda value: np.ndim(value) == 2 and len(set(np.shape(value))) == 1,
    "negative": lambda value: bool(np.any(np.asarray(value) < 0)),
    "all negative": lambda value: bool(np.all(np.asarray(value) < 0)),
    "repeats": lambda value: np.ndim(value) == 1 and len(np.unique(value)) < len(value),
    "is 1": lambda value: np.ndim(value) == 0 and not isinstance(value, bool) and value == 1,
    "is 0": lambda value: np.ndim(value) == 0 and not isinstance(value, bool) and value == 0,
    "even": lambda value: isinstance(value, int) and not isinstance(value, bool) and value % 2 == 0,
    "true": lambda value: value is True,
    "none": lambda value: value is None,
}
"""What can be said of one argument. A wrong call that has it among right calls that have it not is told by it."""


def separating(wrong: Sequence[Arguments], right: Sequence[Arguments]) -> Condition | None:
    """The condition that holds for all wrong calls and no right one, or for all right ones and no wrong one."""
    for name in dict.fromkeys(name for arguments in wrong for name in arguments):
        if not all(name in arguments for arguments in (*wrong, *right)):
            continue
        ours, theirs = ([arguments[name] for arguments in side] for side in (wrong, right))
        for condition, holds in PROPERTIES.items():
            sides = _sides(holds, ours, theirs)
            if sides is not None:
                return name, condition, sides
        limit = _threshold(ours, theirs)
        if limit is not None:
            return name, "large", limit
    return None


def switches(cases: Sequence[Case]) -> Iterator[tuple[str, list[tuple[str, list[Case]]]]]:
    """The arguments that choose between ways to compute, each with its values and the calls that were made with them.

    That are True and False, None, and words. Something is wrong with every value, else there is nothing to tell apart.
    """
    for name in cases[0].arguments:
        values = [case.arguments.get(name) for case in cases]
        if not all(value is None or isinstance(value, bool | str) for value in values):
            continue
        groups: dict[str, list[Case]] = {}
        for case, value in zip(cases, values, strict=True):
            groups.setdefault(str(value), []).append(case)
        is_told = all(any(not case.is_right for case in group) for group in groups.values())
        if 1 < len(groups) <= MAX_VALUES and is_told:
            yield name, list(groups.items())


def _sides(holds: Callable[[Any], bool], wrong: Sequence[Any], right: Sequence[Any]) -> str | None:
    """``wrong`` where the property marks the wrong calls, ``right`` where it marks the right ones."""
    try:
        first = bool(holds(wrong[0]))
        told = all(bool(holds(value)) is first for value in wrong) and not any(
            bool(holds(value)) is first for value in right
        )
    except (TypeError, ValueError):
        return None
    return ("wrong" if first else "right") if told else None


def _threshold(wrong: Sequence[Any], right: Sequence[Any]) -> str | None:
    """A power of ten that the largest number of every wrong call exceeds and that of no right one."""
    least, most = min(map(_size, wrong)), max(map(_size, right))
    if not 0 < most < least < np.inf:
        return None
    power = 10.0 ** np.ceil(np.log10(most))
    return f"{power:g}" if most <= power < least and power >= 10 else None


def _size(value: Any) -> float:
    array = numbers(value)
    return float(np.abs(array).max(initial=0.0)) if array is not None else float("nan")
