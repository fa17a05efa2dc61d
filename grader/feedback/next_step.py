"""What to do next, from a student's reports: the repair that unlocks most."""

from __future__ import annotations

from collections.abc import Sequence

from grader.feedback.example import loops_of
from grader.feedback.student_view import NextStep, Options
from grader.gradebook.export import message as safe_message
from grader.languages import pick
from grader.messages import render, render_safely
from grader.reasons import next_step as advice_on
from grader.results import ExerciseReport, Report, Result

UNWRITTEN = ("not_implemented", "missing", "timeout", "memory", "used_up", "died")
"""Kinds of failure that say: this function itself is not there, or does not come to an end."""

EMPTY = "empty_file"
"""The remark on a file without any code."""


def reason_of(report: Report, options: Options) -> str:
    """Why nothing could be graded. What our own error says is the teachers' business."""
    if report.failure is None:
        return ""
    say = render_safely if report.outcome == "error" and options.audience == "student" else render
    return say(report.failure, options.lang)


def emptiness(report: Report, options: Options) -> str:
    """That the file has no code, once instead of the same at every check."""
    return next((render(remark, options.lang) for remark in report.remarks if remark.kind == EMPTY), "")


def next_step(reports: Sequence[Report], options: Options) -> NextStep | None:
    """The exercise whose repair unlocks most points; None where nothing was lost."""
    steps = [step for report in reports for step in _steps(report, options)]
    return max(steps, key=lambda step: step.gain, default=None)


def _steps(report: Report, options: Options) -> list[NextStep]:
    if report.outcome in ("error", "absent"):
        return []
    if report.outcome == "unreadable" or (is_empty := emptiness(report, options)):
        said = reason_of(report, options) or is_empty
        return [
            NextStep(report.assignment, "", report.assignment, report.max_score, 0.0, (), None, "", said,
                     is_empty=report.outcome != "unreadable")
        ]  # fmt: skip
    return [_step(report, exercise, options) for exercise in report.exercises if exercise.score < exercise.max_score]


def _step(report: Report, exercise: ExerciseReport, options: Options) -> NextStep:
    later = {
        other.name: lost
        for other in report.exercises
        if exercise.name in options.builds_on(report.assignment, other.name) and (lost := _unlocked(other, exercise))
    }
    first = min(
        (result for result in exercise.results if result.outcome in ("failed", "broken")),
        key=lambda result: not result.public,
        default=None,
    )
    failure = first.failure if first else None
    advice = ""
    if first and failure and first.public:
        loops = loops_of(exercise.counterexample) if failure.kind == "timeout" else []
        advice = advice_on(
            failure.kind, failure.data | ({"loops": loops} if loops else {}), exercise.name, options.lang
        )
    return NextStep(
        assignment=report.assignment,
        exercise=exercise.name,
        anchor=f"{report.assignment}.{exercise.name}",
        own=_lost(exercise),
        later=round(sum(later.values()), 6),
        unlocks=tuple(later),
        hint=exercise.hints[0] if exercise.hints else None,
        claim=pick(first.claim, options.lang) if first and not advice else "",
        message=safe_message(first, options.lang) if first else "",
        finding=render(exercise.findings[0], options.lang) if exercise.findings else advice[:1].upper() + advice[1:],
    )


def _lost(exercise: ExerciseReport) -> float:
    return round(exercise.max_score - exercise.score, 6)


def _unlocked(later: ExerciseReport, earlier: ExerciseReport) -> float:
    """What ``later`` may win back when ``earlier`` is repaired: not what it lost for want of being written."""
    if any(_is_unwritten(result) for result in earlier.results):
        return _lost(later)
    return round(sum(result.points - result.earned for result in later.results if not _is_unwritten(result)), 6)


def _is_unwritten(result: Result) -> bool:
    return result.failure is not None and result.failure.kind in UNWRITTEN
