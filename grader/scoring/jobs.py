"""What goes to a scoring process and what comes back first, as data."""

from __future__ import annotations

import platform
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Protocol

from grader import __version__
from grader.course.course import Assignment, Course
from grader.results import ExerciseReport, Failure, HandIn, Report
from grader.sandbox.deadlines import Limits
from grader.submissions.entries import Entry
from grader.submissions.finding import Files, Rules


@dataclass(frozen=True)
class Settings:
    """What a scoring process needs to know before its first job.

    A process and its workers keep to one ``core``: they take turns, and a turn on one core costs a third of a wake-up
    across cores.
    """

    course: Path
    assignments: tuple[str, ...]
    timeout: float
    unsafe: bool
    uid: int
    core: int | None
    timeouts: Mapping[str, float] = field(default_factory=dict)
    """The time limits of assignments that have their own."""

    memory: int = 0
    """Megabytes that a worker may have; 0 is the usual."""

    def limits(self, assignment: str) -> Limits:
        """How long checks of an assignment may take."""
        return Limits.from_timeout(self.timeouts.get(assignment, self.timeout))

    @property
    def longest(self) -> Limits:
        """The most that any of the assignments may take."""
        return Limits.from_timeout(max(self.timeouts.get(name, self.timeout) for name in self.assignments))


@dataclass(frozen=True)
class Ready:
    """The first answer: how workers are confined, or why nothing can be run."""

    sandbox: str = ""
    refusal: str = ""


@dataclass(frozen=True)
class Job:
    """One submission to score; with ``refusal`` there is nothing to run, and what is ``kept`` need not run again.

    With ``once`` every check is run once and no more: no second tries, no diagnosis; with ``until_loss`` none is run
    after the first that lost points, either. ``first`` are checks, by exercise and name, to be run before all others.
    """

    student: str
    assignment: str
    file: str
    files: Files
    digest: str
    seed: int
    key: str
    remarks: tuple[Failure, ...] = ()
    refusal: Failure | None = None
    kept: tuple[ExerciseReport, ...] = ()
    once: bool = False
    until_loss: bool = False
    first: tuple[tuple[str, str], ...] = ()


def blank_report(job: Job, assignment: Assignment, sandbox: str) -> Report:
    """A report before anything was run."""
    return Report(
        student=job.student,
        assignment=job.assignment,
        file=job.file,
        digest=job.digest,
        outcome="graded",
        failure=None,
        seed=job.seed,
        sandbox=sandbox,
        graded_at=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        seconds=0.0,
        versions=versions(assignment),
        remarks=job.remarks,
    )


def versions(assignment: Assignment) -> dict[str, str]:
    """What a report depends on besides the submission."""
    return {"grader": __version__, **_installed(), "checks": assignment.digest}


@cache
def _installed() -> dict[str, str]:
    """The versions of Python and NumPy; NumPy itself is not loaded for it."""
    from importlib.metadata import version

    return {"python": platform.python_version(), "numpy": version("numpy")}


@dataclass(frozen=True)
class Plan:
    """What is to be scored, and how."""

    course: Course
    entries: Sequence[Entry]
    assignments: tuple[str, ...]
    processes: int
    timeout: float
    force: bool
    unsafe: bool
    rules: Rules = field(default_factory=Rules)
    times: Mapping[tuple[str, str], HandIn] = field(default_factory=dict)
    """When submissions were handed in, by student and assignment, as a list of the teacher's says."""

    again: str | None = None
    """An exercise whose checks run again, whether anything has changed or not."""

    only_failed: bool = False
    """Leave alone what has full marks."""

    timeouts: Mapping[str, float] = field(default_factory=dict)
    """The time limits of assignments that have their own."""

    def settings(self, uid: int, core: int | None) -> Settings:
        """What a scoring process needs to know of it; it has the memory of the assignment that wants most."""
        own = self.course.settings
        memory = max((own.of(name).memory or 0 for name in self.assignments), default=0)
        return Settings(
            self.course.root, self.assignments, self.timeout, self.unsafe, uid, core, dict(self.timeouts), memory
        )


class Scoring(Protocol):
    """Where jobs are scored: here, or on other machines."""

    def __enter__(self) -> Scoring:
        """Get ready."""

    def __exit__(self, *error: object) -> None:
        """Stop whatever is still running."""

    def submit(self, job: Job) -> Iterator[tuple[Job, Report]]:
        """Take a job; yields what has finished meanwhile, until there is room for another."""

    def drain(self) -> Iterator[tuple[Job, Report]]:
        """What is still being scored, as it finishes."""
