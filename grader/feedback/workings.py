"""What only teachers see of a report: seed, walls, the source with its marked lines, earlier attempts."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from itertools import pairwise

from grader.feedback.listing import listings
from grader.feedback.student_view import Attempt, HandMark, Options, Workings
from grader.feedback.term_view import Listed
from grader.languages import pick
from grader.results import Report


def workings(report: Report, options: Options, attempts: Sequence[Report], source: Listed | None) -> Workings:
    """All of it, for one report."""
    return Workings(
        seed=report.seed,
        sandbox=report.sandbox,
        seconds=report.seconds,
        digest=report.digest,
        versions=report.versions,
        commands=_commands(report),
        listings=listings(source, report, options.lang) if source else (),
        attempts=_attempts(report, attempts, options.lang),
    )


def _commands(report: Report) -> tuple[str, ...]:
    """What makes this report again: for the class as it was scored, and for this file alone with its seed."""
    again = f"grader score SUBMISSIONS -a {shlex.quote(report.assignment)} --force"
    if not report.file:
        return (again,)
    file = shlex.quote(f"SUBMISSIONS/{report.student}/{report.file}")
    checks = shlex.quote(f"autograder_tests/{report.assignment}")
    return again, f"python -m pytest {checks} --submission {file} --seed {report.seed}"


def _attempts(report: Report, earlier: Sequence[Report], lang: str) -> tuple[Attempt, ...]:
    """Earlier attempts, newest first, each with what the attempt after it changed."""
    chain = [*earlier, report]
    return tuple(
        Attempt(before.graded_at, before.digest, before.score, _changes(before, after, lang))
        for before, after in reversed(list(pairwise(chain)))
    )


def _changes(before: Report, after: Report, lang: str) -> tuple[HandMark, ...]:
    earned = {(one.name, result.name): result.earned for one in before.exercises for result in one.results}
    return tuple(
        HandMark(exercise.name, pick(result.claim, lang), earned[exercise.name, result.name], result.earned)
        for exercise in after.exercises
        for result in exercise.results
        if earned.get((exercise.name, result.name), result.earned) != result.earned
    )
