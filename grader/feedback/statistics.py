"""Statistics of a class: marks reduced to what they need, item analysis, distributions, timings.

Difficulty is the mean share of a check's or exercise's points. Discrimination is the corrected item-total
correlation: Pearson's correlation of an item with the total of all *other* items, so that no item is correlated
with itself (S. Henrysson, Correction of item-total correlations in item analysis, Psychometrika 28, 1963, 211-218).
"""

from __future__ import annotations

import hashlib
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from grader.feedback.class_view import Item, Spread
from grader.results import ExerciseReport, Failure, Report, Result

MIN_COUNT = 5
"""With fewer submissions a correlation says nothing."""


class Part(NamedTuple):
    """A check of an exercise, with the points that it is worth."""

    exercise: str
    check: str
    points: float


Layout = tuple[Part, ...]
"""The checks of a report: the same value for most of a class."""


class Pattern(NamedTuple):
    """How an exercise was failed: alike for two students who fail it in the same way."""

    exercise: str
    signature: str
    checks: tuple[str, ...]


@dataclass(frozen=True)
class StudentMark:
    """One report, reduced to what the class's page needs."""

    student: str
    assignment: str
    outcome: str
    score: float | None
    max_score: float
    seconds: float
    graded_at: str
    message: str
    earned: tuple[float, ...]
    mistakes: tuple[tuple[str, str], ...]
    patterns: tuple[Pattern, ...]
    layout: Layout = ()
    """What was earned is for these checks, in their order."""

    late: str = ""
    digest: str = ""


def layout(report: Report) -> Layout:
    """The report's checks; none where it is not graded."""
    exercises = report.exercises if report.outcome == "graded" else ()
    return tuple(Part(e.name, r.name, r.points) for e in exercises for r in e.results)


def mark(report: Report, score: float | None, message: str) -> StudentMark:
    """The report's mark; a report that is not graded has no items."""
    exercises = report.exercises if report.outcome == "graded" else ()
    return StudentMark(
        student=report.student,
        assignment=report.assignment,
        outcome=report.outcome,
        score=score,
        max_score=report.max_score,
        seconds=report.seconds,
        graded_at=report.graded_at,
        message=message,
        earned=tuple(r.earned for e in exercises for r in e.results),
        mistakes=tuple((e.name, hint.misconception) for e in exercises for hint in e.hints),
        patterns=tuple(_pattern(e) for e in exercises if any(_is_telling(r) for r in e.results)),
        layout=layout(report),
        digest=report.digest,
    )


UNWRITTEN = ("not_implemented", "missing", "used_up")
"""Failures that say nothing of how an exercise was misunderstood."""


def _is_telling(result: Result) -> bool:
    return _is_lost(result) and result.failure is not None and result.failure.kind not in UNWRITTEN


def _is_lost(result: Result) -> bool:
    return result.outcome in ("failed", "broken") and not (result.follow_through or result.repaired)


OWN_LINES = ("file", "line", "start", "end", "text", "own", "where")
"""What a finding says of one student's lines: others have the same mistake elsewhere."""


def _pattern(exercise: ExerciseReport) -> Pattern:
    """By what was found out about the mistake, whichever checks it fails; else by how its checks failed."""
    lost = [result for result in exercise.results if _is_lost(result)]
    traits = [_deviation(exercise.findings[0])] if exercise.findings else [_trait(result) for result in lost]
    text = "\0".join([exercise.name, *traits])
    return Pattern(exercise.name, hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(), _names(lost))


def _deviation(finding: Failure) -> str:
    """What two equal findings share."""
    return repr((finding.kind, sorted((key, value) for key, value in finding.data.items() if key not in OWN_LINES)))


def _names(results: Sequence[Result]) -> tuple[str, ...]:
    """Checks by name, public ones first."""
    return tuple(result.name for result in sorted(results, key=lambda result: not result.public))


def _trait(result: Result) -> str:
    """What two equal failures share. Inputs of hidden checks differ between students, so their values do not count."""
    assert result.failure is not None
    data = result.failure.data
    said = [data.get("type"), data.get("message"), data.get("function")]
    seen = [data.get("index"), data.get("got_at"), data.get("got")] if result.public else []
    return repr((result.name, result.failure.kind, said, seen))


# Item analysis


@dataclass
class Column:
    """The shares that an item earned, each with what the student earned in all other items."""

    points: float
    shares: list[float] = field(default_factory=list)
    rests: list[float] = field(default_factory=list)

    def add(self, earned: Iterable[float], totals: Iterable[float]) -> None:
        """What each of several students earned for the item, and in all."""
        for one, total in zip(earned, totals, strict=True):
            self.shares.append(one / self.points)
            self.rests.append(round(total - one, 6))

    def item(self, name: str, parts: tuple[Item, ...] = ()) -> Item:
        difficulty = statistics.fmean(self.shares)
        return Item(
            name, "", self.points, difficulty, discrimination(self.shares, self.rests), len(self.shares), parts=parts
        )


def items(marks: Sequence[StudentMark]) -> tuple[Item, ...]:
    """The exercises of one assignment as items, each with its checks."""
    exercises: dict[str, Column] = {}
    checks: dict[str, dict[str, Column]] = {}
    groups: dict[Layout, list[tuple[float, ...]]] = {}
    for mark in marks:
        groups.setdefault(mark.layout, []).append(mark.earned)
    for parts, earned in groups.items():
        totals = [sum(one) for one in earned]
        columns = zip(parts, zip(*earned, strict=True), strict=True)
        for exercise, group in groupby(columns, key=lambda column: column[0].exercise):
            members = list(group)
            whole = exercises.setdefault(exercise, Column(sum(part.points for part, _ in members)))
            whole.add(map(sum, zip(*(column for _, column in members), strict=True)), totals)
            of_checks = checks.setdefault(exercise, {})
            for part, column in members:
                of_checks.setdefault(part.check, Column(part.points)).add(column, totals)
    return tuple(
        column.item(name, tuple(part.item(check) for check, part in checks[name].items()))
        for name, column in exercises.items()
    )


def discrimination(shares: Sequence[float], rests: Sequence[float]) -> float | None:
    """Pearson's correlation; None where there are too few, or where either does not vary."""
    if len(shares) < MIN_COUNT or len(set(shares)) == 1 or len(set(rests)) == 1:
        return None
    return statistics.correlation(shares, rests)


def spread(scores: Sequence[float], best: float = 100.0) -> Spread | None:
    """How marks are spread over tenths of the best mark; None where there are none."""
    if not scores:
        return None
    bins = [0] * 10
    for score in scores:
        bins[max(0, min(9, int(10 * score / best)))] += 1
    return Spread(tuple(bins), statistics.median(scores), statistics.fmean(scores), len(scores))
