"""What a course knows of the mistakes in one's own files: hints, findings, calls to try, as scoring tells them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from grader.course.course import Assignment
from grader.course.reference import Reference
from grader.course.result_names import with_parts_named
from grader.diagnosis.variants.variants import load_variants
from grader.results import ExerciseReport, Failure
from grader.sandbox.session import Session
from grader.scoring.public_calls import examples_of
from grader.scoring.run_checks import Marked, checked_of
from grader.scoring.score_one import is_wrong, with_live_findings, with_mistakes
from grader.scoring.second_tries import with_second_tries

if TYPE_CHECKING:
    import pytest

    from grader.scoring.plugin import Scene


def explained(
    exercises: Sequence[ExerciseReport], marked: Sequence[Marked], student: Session, reference: Reference,
    assignment: Assignment, items: Sequence[pytest.Function], scene: Scene,
) -> tuple[ExerciseReport, ...]:  # fmt: skip
    """The exercises with what is known of their mistakes; ``items`` are all checks of the assignment.

    What passes with other functions repaired is said to be wrong only because of them, and keeps the points that it
    has by itself. A call and a place are told only of what builds on nothing wrong.
    """
    checked = [checked_of(one) for one in marked]
    named = with_mistakes(exercises, checked, reference, student, load_variants(assignment))
    lost = {one.name for one in named if is_wrong(one)}
    own = tuple(one for one in named if one.name in lost and not reference.dependencies(one.name) & lost - {one.name})
    told = {one.name: one for one in with_live_findings(own, examples_of(assignment, items), student)} if own else {}
    borrowed = _borrowed(with_second_tries(marked, scene), lost, reference)
    return tuple(
        replace(one, hints=(), findings=(borrowed[one.name],))
        if one.name in borrowed
        else with_parts_named(told.get(one.name, one), assignment)
        for one in named
    )


def _borrowed(tried: Sequence[Marked], lost: set[str], reference: Reference) -> dict[str, Failure]:
    """Of the exercises that lost points, those of which every check passes with others repaired: because of which."""
    found = {}
    for name in lost:
        results = [one.result for one in tried if one.exercise == name]
        others = [other for other in reference.functions if other in reference.dependencies(name) & lost - {name}]
        if others and all(one.outcome == "passed" or one.repaired for one in results):
            found[name] = Failure("related_borrowed", {"of": others})
    return found
