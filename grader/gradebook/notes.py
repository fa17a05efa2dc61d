"""What is added to an automatic report: marks by hand, comments, a term's rules; and what the marks are with them.

This is the one place that computes the mark that counts: :func:`final_score`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from grader.gradebook.lateness import Lateness, Level, RubricItem
from grader.results import ExerciseReport, Report, Result

WHOLE = ""
"""The exercise of an adjustment that is about the whole assignment."""


@dataclass(frozen=True)
class Adjustment:
    """Points as set by hand, of an exercise, a rubric's item or (:data:`WHOLE`) an assignment.

    ``automatic`` is what the checks had given by then. A ``relative`` one is added to the automatic points, and may
    lead beyond what there is to have.
    """

    student: str
    assignment: str
    exercise: str
    points: float
    reason: str
    by: str
    at: str
    automatic: float
    relative: bool = False


@dataclass(frozen=True)
class Curve:
    """Points for everybody of a section, or (empty) of the class, who has a mark for the assignment."""

    section: str
    assignment: str
    points: float
    reason: str
    by: str
    at: str


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
class RegradeRequest:
    """A student's wish to be marked again, and the answer; ``verdict`` is empty while it is open."""

    number: int
    student: str
    assignment: str
    exercise: str
    text: str
    at: str
    verdict: str = ""
    answer: str = ""
    answered_by: str = ""
    answered_at: str = ""


@dataclass(frozen=True)
class Notes:
    """All that is known of one submission beside its report.

    At most one adjustment in force an exercise; comments in order; what the term's rules come to: lateness, the rubric,
    how much bonus counts, what the student may see. ``layout`` are the exercises with their points where the report has
    none of its own: nothing was handed in, or it was not readable.
    """

    adjustments: tuple[Adjustment, ...] = ()
    comments: tuple[Comment, ...] = ()
    curves: tuple[Curve, ...] = ()
    requests: tuple[RegradeRequest, ...] = ()
    lateness: Lateness | None = None
    rubric: tuple[RubricItem, ...] = ()
    bonus: float | None = None
    shown: Level = "hidden"
    is_before_due: bool = False
    layout: tuple[tuple[str, float], ...] = ()

    def adjustment(self, exercise: str) -> Adjustment | None:
        """The adjustment in force for an exercise, an item, or the whole assignment."""
        return next((one for one in self.adjustments if one.exercise == exercise), None)

    @property
    def has_mark(self) -> bool:
        """Whether there is a mark by hand, so that there is one where nothing was handed in."""
        return bool(self.adjustments)

    @property
    def says_something(self) -> bool:
        """Whether there is anything by hand, so that a page speaks of it where nothing was handed in."""
        return bool(self.adjustments or self.comments or self.requests)

    @property
    def changes_score(self) -> bool:
        """Whether the mark that counts may be another than the report's."""
        late = self.lateness is not None and self.lateness.days > 0
        return bool(self.adjustments or self.curves or self.rubric or late)


NO_NOTES = Notes()
AllNotes = Mapping[tuple[str, str], Notes]
"""The notes of each (student, assignment) that has any."""


@dataclass(frozen=True)
class Change:
    """An adjustment whose automatic result is no longer what the teacher saw; None where the exercise is gone."""

    adjustment: Adjustment
    now: float | None


@dataclass(frozen=True)
class Standing:
    """What a submission counts: its outcome, the mark that counts, the mark before the deduction, and its maximum.

    The marks are None where the fault is ours and nothing may be said.
    """

    outcome: str
    final: float | None
    before: float | None
    maximum: float

    @property
    def deduction(self) -> float:
        """The points taken off for being late."""
        return round((self.before or 0.0) - (self.final or 0.0), 6)


def absent_report(student: str, assignment: str) -> Report:
    """The report of somebody who handed in nothing, and has a mark by hand."""
    return Report(student, assignment, "", "", "absent", None, 0, "", "", 0.0, {})


def exercises_of(report: Report, notes: Notes) -> tuple[ExerciseReport, ...]:
    """The report's exercises; where it has none, those that the assignment has, with nothing earned."""
    return report.exercises or tuple(_blank(name, points) for name, points in notes.layout)


def _blank(name: str, points: float) -> ExerciseReport:
    return ExerciseReport(name, (Result("", {}, True, points, 0.0, "skipped"),))


def exercise_score(exercise: ExerciseReport, notes: Notes) -> float:
    """The points that count: those set by hand are never beyond what the exercise is worth now, those added may be."""
    adjustment = notes.adjustment(exercise.name)
    if adjustment is None:
        return exercise.score
    if adjustment.relative:
        return max(0.0, round(exercise.score + adjustment.points, 6))
    return min(adjustment.points, exercise.max_score)


def item_score(item: RubricItem, notes: Notes) -> float | None:
    """The points of a rubric's item; None while nobody has marked it."""
    adjustment = notes.adjustment(item.name)
    return None if adjustment is None else min(adjustment.points, item.points)


def max_score(report: Report, notes: Notes) -> float:
    """The points that there are to have: of the checks and of the rubric."""
    checks = sum(exercise.max_score for exercise in exercises_of(report, notes)) or report.max_score
    return round(checks + sum(item.points for item in notes.rubric), 6)


def score_before(report: Report, notes: Notes) -> float | None:
    """The score with all that was done by hand, before anything is taken off for being late.

    A report that is our error has none, unless every exercise, or the whole, was marked by hand; nor has one of nothing
    handed in and marked.
    """
    if report.outcome == "absent" and not notes.has_mark:
        return None
    whole = notes.adjustment(WHOLE)
    is_set = whole is not None and not whole.relative
    exercises = exercises_of(report, notes)
    if report.outcome == "error" and not is_set and not _is_marked_by_hand(exercises, notes):
        return None
    maximum = max_score(report, notes)
    if whole is not None and is_set:
        score = whole.points
    else:
        score = sum(exercise_score(exercise, notes) for exercise in exercises)
        score += sum(item_score(item, notes) or 0.0 for item in notes.rubric)
        score += whole.points if whole else 0.0
    score = _curved(max(0.0, score), maximum + (notes.bonus or 0.0), notes)
    return round(score if notes.bonus is None else min(score, maximum + notes.bonus), 6)


def _is_marked_by_hand(exercises: tuple[ExerciseReport, ...], notes: Notes) -> bool:
    by_hand = {one.exercise for one in notes.adjustments if not one.relative}
    return bool(exercises) and by_hand >= {one.name for one in exercises}


def _curved(score: float, most: float, notes: Notes) -> float:
    """The score with the curves on it: they lift nobody beyond what there is to have, and lower nobody below zero."""
    points = sum(curve.points for curve in notes.curves)
    return max(0.0, score + points) if points < 0 else max(score, min(score + points, most))


def standing(report: Report, notes: Notes) -> Standing:
    """What a submission counts."""
    before, maximum = score_before(report, notes), max_score(report, notes)
    final = before
    if before is not None and notes.lateness is not None:
        final = round(before - notes.lateness.deduction(before, maximum), 6)
    return Standing(report.outcome, final, before, maximum)


def final_score(report: Report, notes: Notes) -> float | None:
    """The score that counts: by the checks, by hand, and after what being late costs."""
    return standing(report, notes).final


def changes(report: Report, notes: Notes) -> Iterator[Change]:
    """The adjustments whose automatic result has changed since they were made."""
    if report.outcome == "error":
        return
    scores = {exercise.name: exercise.score for exercise in exercises_of(report, notes)}
    known = scores | {WHOLE: round(sum(scores.values()), 6)} | {item.name: 0.0 for item in notes.rubric}
    for adjustment in notes.adjustments:
        now = known.get(adjustment.exercise)
        if now != adjustment.automatic:
            yield Change(adjustment, now)
