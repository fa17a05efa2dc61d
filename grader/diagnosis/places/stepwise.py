"""The first step that differs: a name of the student's takes the right values one after another, and then another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from grader.diagnosis.places.reached import is_close, is_round
from grader.sandbox.replies import Traced
from grader.wire.protocol import NAMED


@dataclass(frozen=True)
class Step:
    """A value that differs from what is right, after ``times`` right ones of the same name; zeros at first are none."""

    got: Traced
    expected: np.ndarray
    times: int


def first_wrong_step(values: Sequence[np.ndarray], found: Sequence[Traced]) -> Step | None:
    """The first wrong value of the name that follows a quantity's ``values`` longest; None where none follows.

    Its values must begin with the right ones, without others between them: so one step is one value. What is right
    must be so by more than chance.
    """
    by_name: dict[tuple[str, str], list[Traced]] = {}
    for one in found:
        if one.kind == NAMED:
            by_name.setdefault((one.function, one.name), []).append(one)
    steps = [step for own in by_name.values() if (step := _step(values, own))]
    return max(steps, key=lambda step: step.times, default=None)


def _step(values: Sequence[np.ndarray], own: Sequence[Traced]) -> Step | None:
    if values and own and not _same(values[0], own[0].value) and len(own) > 1:
        own = own[1:]  # a copy of what was given, or a first value
    for times, (right, one) in enumerate(zip(values, own, strict=False)):
        if not _same(right, one.value):
            told = [value for value in values[:times] if not is_round(value).all()]
            is_new = right.size == one.value.size and not any(_same(value, one.value) for value in values)
            return Step(one, right, len(told)) if told and is_new else None
    return None


def _same(one: np.ndarray, other: np.ndarray) -> bool:
    return one.size == other.size and bool(is_close(one.ravel(), other.ravel()).all())
