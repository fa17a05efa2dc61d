"""The numbers of a wrong answer beside the right ones, as data: for pages, which draw tables where texts are long."""

from __future__ import annotations

from typing import Any

import numpy as np

from grader.checks.comparators import SHOWN_ELEMENTS
from grader.diagnosis.evidence.cases import align, same
from grader.diagnosis.evidence.parts import MAX_PARTS
from grader.diagnosis.examples.examples import Example
from grader.findings.sentences import place_in

PLAIN = 1e-3
"""The share of a part's largest number by which a wrong one is seen at once."""

LONG = 60
"""Characters of both answers up to which a sentence is easier to read than a table."""


def is_plain(value: Any, example: Example) -> bool:
    """Whether it is seen at once that an answer is wrong: in its form, or in the first digits of a number.

    It is not where nothing but 0 is right, and where all that is wrong is off by little of the largest number.
    """
    aligned = align(value, example.expected)
    if aligned is None or any(got.shape != right.shape for _, got, right in aligned):
        return True
    return any(np.any(right) and not _is_near(got, right) for _, got, right in aligned)


def _is_near(got: np.ndarray, right: np.ndarray) -> bool:
    return bool((np.abs(got - right) < PLAIN * np.abs(right).max()).all())


def tables(value: Any, example: Example, texts: str) -> dict[str, Any]:
    """The first wrong parts of a long answer as comparisons like those of checks, and how many are wrong.

    ``texts`` are both answers as they are told, empty where they are too long for it. Nothing where that is short or
    the answers are not built alike.
    """
    aligned = align(value, example.expected)
    if aligned is None or 0 < len(texts) <= LONG:
        return {}
    close = example.tolerance
    wrong = [(place, got, right) for place, got, right in aligned if not same(got, right, close.rtol, close.atol)]
    if any(got.shape != right.shape or not 0 < right.size <= SHOWN_ELEMENTS for _, got, right in wrong[:MAX_PARTS]):
        return {}
    if all(right.ndim == 0 for _, _, right in wrong):
        return {}
    first = [_compared(place_in(place), got, right, example) for place, got, right in wrong[:MAX_PARTS]]
    return {"tables": first, "wrong_parts": len(wrong), "all_parts": len(aligned)}


def _compared(part: str, got: np.ndarray, right: np.ndarray, example: Example) -> dict[str, Any]:
    """One part, as a failed comparison tells it."""
    close = example.tolerance
    wrong = ~np.isclose(got, right, close.rtol, close.atol, equal_nan=True)
    numbers = {"got": got.tolist(), "expected": right.tolist(), "wrong": wrong.tolist()}
    return {"what": part, "count": int(wrong.sum()), "size": int(wrong.size), **numbers}
