"""What is known of a mistake that no misconception describes: the engines that need no list, one after the other.

For every exercise that lost points of its own and got no hint, what the student's function gave is held against what is
right on the same calls. All that is said here may be read by students, so it holds nothing of a hidden check's inputs
and nothing that came from the student's process. A mark never depends on it.
"""

from __future__ import annotations

import warnings
from collections.abc import Collection, Sequence

import numpy as np

from grader.course.reference import Reference
from grader.diagnosis.search import Checked
from grader.diagnosis.variants import Variants
from grader.results import Failure

MAX_FINDINGS = 2


def explain(
    checked: Sequence[Checked], reference: Reference, variants: Variants | None, hinted: Collection[str]
) -> dict[str, tuple[Failure, ...]]:
    """What can be said of each exercise that lost points of its own and is not among ``hinted``."""
    lost = {one.exercise for one in checked if one.is_lost} - set(hinted)
    if variants is None or not lost:
        return {}
    found: dict[str, tuple[Failure, ...]] = {}
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for exercise in (name for name in reference.functions if name in lost):
            try:
                found[exercise] = _explained(exercise, checked, reference, variants)[:MAX_FINDINGS]
            except Exception:
                # A finding is a courtesy: whatever goes wrong here, the marks stand and the report is written.
                continue
    return {exercise: findings for exercise, findings in found.items() if findings}


def _explained(
    exercise: str, checked: Sequence[Checked], reference: Reference, variants: Variants
) -> tuple[Failure, ...]:
    """Findings about one exercise, strongest first."""
    return ()
