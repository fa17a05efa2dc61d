"""What teachers add to an automatic report: marks by hand and comments, and what the marks are with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from grader.results import ExerciseReport, Report


@dataclass(frozen=True)
class Adjustment:
    """An exercise's points as set by hand. ``automatic`` is what the checks had given by then."""

    student: str
    assignment: str
    exercise: str
    points: float
    reason: str
    by: str
    at: str
    automatic: float


@dataclass(frozen=True)
class Comment:
    """Words for the student; ``exercise`` is empty where they are about the whole submission."""

    student: str
    assignment: str
    exercise: str
    text: str
    by: str
    at: str


@dataclass(frozen=True)
class Notes:
    """All that teachers added to one report: at most one adjustment in force an exercise, comments in order."""

    adjustments: tuple[Adjustment, ...] = ()
    comments: tuple[Comment, ...] = ()

    def adjustment(self, exercise: str) -> Adjustment | None:
        """The adjustment in force for an exercise."""
        return next((one for one in self.adjustments if one.exercise == exercise), None)


NO_NOTES = Notes()
AllNotes = Mapping[tuple[str, str], Notes]
"""The notes of each (student, assignment) that has any."""


@dataclass(frozen=True)
class Change:
    """An adjustment whose automatic result is no longer what the teacher saw; None where the exercise is gone."""

    adjustment: Adjustment
    now: float | None


def exercise_score(exercise: ExerciseReport, notes: Notes) -> float:
    """The points that count: those set by hand, never beyond what the exercise is worth now."""
    adjustment = notes.adjustment(exercise.name)
    return exercise.score if adjustment is None else min(adjustment.points, exercise.max_score)


def final_score(report: Report, notes: Notes) -> float | None:
    """The score that counts. A report that is our error has none, unless every exercise was marked by hand."""
    by_hand = {adjustment.exercise for adjustment in notes.adjustments}
    if report.outcome == "error" and not (report.exercises and by_hand >= {one.name for one in report.exercises}):
        return None
    if not by_hand:
        return report.score
    return round(sum(exercise_score(exercise, notes) for exercise in report.exercises), 6)


def changes(report: Report, notes: Notes) -> Iterator[Change]:
    """The adjustments whose automatic result has changed since they were made."""
    scores = {exercise.name: exercise.score for exercise in report.exercises}
    for adjustment in notes.adjustments:
        now = scores.get(adjustment.exercise)
        if report.outcome != "error" and now != adjustment.automatic:
            yield Change(adjustment, now)
