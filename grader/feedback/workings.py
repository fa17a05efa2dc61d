"""What only teachers see of a report: seed, walls, the source with its marked lines, earlier attempts."""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence

from grader.feedback.attempts import attempts_of
from grader.feedback.listing import listings
from grader.feedback.student_view import Options, Workings
from grader.feedback.term_view import Listed
from grader.results import Report


def workings(report: Report, options: Options, attempts: Sequence[Report], sources: Mapping[str, Listed]) -> Workings:
    """All of it, for one report; ``sources`` are those of its attempts, too, by digest."""
    source = sources.get(report.digest)
    return Workings(
        seed=report.seed,
        sandbox=report.sandbox,
        seconds=report.seconds,
        digest=report.digest,
        versions=report.versions,
        commands=_commands(report),
        listings=listings(source, report, options.lang) if source else (),
        attempts=attempts_of(report, attempts, options.lang, sources),
    )


def _commands(report: Report) -> tuple[str, ...]:
    """What makes this report again: for the class as it was scored, and for this file alone with its seed."""
    again = f"grader score SUBMISSIONS -a {shlex.quote(report.assignment)} --force"
    if not report.file:
        return (again,)
    file = shlex.quote(f"SUBMISSIONS/{report.student}/{report.file}")
    checks = shlex.quote(f"autograder_tests/{report.assignment}")
    return again, f"python -m pytest {checks} --submission {file} --seed {report.seed}"
