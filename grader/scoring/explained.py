"""What a course knows of the mistakes in one's own files: hints, findings, calls to try, as scoring tells them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from grader.course.course import Assignment
from grader.course.reference import Reference
from grader.diagnosis.variants.variants import load_variants
from grader.results import ExerciseReport
from grader.sandbox.session import Session
from grader.scoring.public_calls import examples_of
from grader.scoring.run_checks import Marked, checked_of
from grader.scoring.score_one import is_wrong, with_live_findings, with_mistakes

if TYPE_CHECKING:
    import pytest


def explained(
    exercises: Sequence[ExerciseReport], marked: Sequence[Marked], student: Session, reference: Reference,
    assignment: Assignment, items: Sequence[pytest.Function],
) -> tuple[ExerciseReport, ...]:  # fmt: skip
    """The exercises with what is known of their mistakes; ``items`` are all checks of the assignment.

    Nothing was tried with other functions repaired: a call and a place are told only of what builds on nothing wrong.
    """
    checked = [checked_of(one) for one in marked]
    named = with_mistakes(exercises, checked, reference, student, load_variants(assignment))
    lost = {one.name for one in named if is_wrong(one)}
    own = tuple(one for one in named if one.name in lost and not reference.dependencies(one.name) & lost - {one.name})
    told = {one.name: one for one in with_live_findings(own, examples_of(assignment, items), student)} if own else {}
    return tuple(told.get(one.name, one) for one in named)
