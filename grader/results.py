"""The values that everything else passes on: failures, results and reports. Frozen, and plain data when saved."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any, Literal

Outcome = Literal["passed", "failed", "broken", "skipped", "error"]
ReportOutcome = Literal["graded", "unreadable", "error", "absent"]
"""``absent``: nothing was handed in, and there is a mark by hand."""

SCHEMA = 1


@dataclass(frozen=True)
class Failure:
    """Why a check did not pass, as data: ``messages.render`` puts it into words.

    ``kind`` is a key of the message catalogue; ``data`` holds plain values that its sentences use. Only the
    keys that :data:`grader.messages.SAFE_KEYS` names may reach a student when the check is hidden.
    """

    kind: str
    data: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class HandIn:
    """When something was handed in: ``at`` in ISO 8601, UTC, empty where nobody knows, and whose word that is.

    ``source`` is ``times`` (a list of the teacher's), a platform's name, or ``file`` (the file's own time, the last
    resort). ``is_late`` is the platform's mark, which may be there without a time.
    """

    at: str
    source: str
    is_late: bool = False


@dataclass(frozen=True)
class Hint:
    """A diagnosis: the misconception whose values the submission shows, with a text that teaches."""

    misconception: str
    title: dict[str, str]
    text: dict[str, str]


@dataclass(frozen=True)
class Result:
    """What one check found. ``failure`` is None when it passed."""

    name: str
    claim: dict[str, str]
    public: bool
    points: float
    earned: float
    outcome: Outcome
    follow_through: bool = False
    failure: Failure | None = None
    seconds: float = 0.0
    in_process: bool = False
    """The check ran in the submission's own process: its outcome is that process's word."""

    repaired: bool = False
    """It passes with the reference's functions in place of others that lost points: ``earned`` is for that."""

    yardsticks: tuple[str, ...] = ()
    """The functions of the student's, not of the exercise, that the check itself called: the reference answered."""


@dataclass(frozen=True)
class ExerciseReport:
    """The results of one exercise."""

    name: str
    results: tuple[Result, ...]
    hints: tuple[Hint, ...] = ()
    findings: tuple[Failure, ...] = ()
    """What is known of a mistake that no misconception describes, strongest first; students may read all of it."""

    counterexample: Failure | None = None
    """A call on which the function is wrong, whole, with what came back and what is right; not an input of a check."""

    way: Failure | None = None
    """How far the function comes in that call: the solution's quantities, and which of them it has."""

    @property
    def score(self) -> float:
        return _sum(result.earned for result in self.results)

    @property
    def max_score(self) -> float:
        return _sum(result.points for result in self.results)


@dataclass(frozen=True)
class Report:
    """All that is known about one submission for one assignment."""

    student: str
    assignment: str
    file: str
    digest: str
    outcome: ReportOutcome
    failure: Failure | None
    seed: int
    sandbox: str
    graded_at: str
    seconds: float
    versions: dict[str, str]
    exercises: tuple[ExerciseReport, ...] = ()
    remarks: tuple[Failure, ...] = ()

    @property
    def score(self) -> float | None:
        """Points earned; None when the fault is ours and nothing may be said."""
        return None if self.outcome == "error" else _sum(exercise.score for exercise in self.exercises)

    @property
    def max_score(self) -> float:
        return _sum(exercise.max_score for exercise in self.exercises) or 100.0


def _sum(numbers: Any) -> float:
    """The sum, rounded to 6 decimals."""
    return round(float(sum(numbers)), 6)


def report_to_plain(report: Report) -> dict[str, Any]:
    """The report as JSON-able data."""
    plain = dict(vars(report))
    plain["failure"] = _plain_failure(report.failure)
    plain["remarks"] = [_plain_failure(remark) for remark in report.remarks]
    plain["exercises"] = [
        {
            "name": exercise.name,
            "results": [{**vars(result), "failure": _plain_failure(result.failure)} for result in exercise.results],
            "hints": [dict(vars(hint)) for hint in exercise.hints],
            "findings": [_plain_failure(finding) for finding in exercise.findings],
            "counterexample": _plain_failure(exercise.counterexample),
            "way": _plain_failure(exercise.way),
        }
        for exercise in report.exercises
    ]
    return plain


def _plain_failure(failure: Failure | None) -> dict[str, Any] | None:
    return None if failure is None else {"kind": failure.kind, "data": _finite(failure.data)}


def _finite(value: Any) -> Any:
    """JSON has no NaN and no infinity: they become text."""
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    if isinstance(value, dict):
        return {key: _finite(item) for key, item in value.items()}
    return [_finite(item) for item in value] if isinstance(value, list | tuple) else value


def report_from_plain(plain: Any) -> Report:
    """The inverse of :func:`report_to_plain`.

    Raises :class:`msgspec.ValidationError`, with the place, for data that no report has.
    """
    import msgspec  # not for students: what they import must run with NumPy alone

    return msgspec.convert(plain, Report)
