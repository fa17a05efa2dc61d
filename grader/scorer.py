"""One scoring process: a single pytest session that collects the checks once and scores submissions as they come.

It talks to :mod:`grader.scoring` over a pipe: settings in, a :class:`Ready` out, then jobs in and reports out.
"""

from __future__ import annotations

import os
import platform
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from grader import __version__
from grader.course.course import Assignment, Course
from grader.errors import CourseError, GraderError
from grader.failures import SubmissionError
from grader.jobs import Job, Ready, Settings
from grader.results import ExerciseReport, Failure, Limits, Report, ReportOutcome

MAX_MEMORY = 3 << 30
"""Bytes of address space for a scoring process; a check that wants more has met a MemoryError."""

if TYPE_CHECKING:
    import pytest

    from grader.course.misconceptions import Variants
    from grader.course.reference import Reference
    from grader.sandbox.fork_server import ForkServer
    from grader.sandbox.session import Loaded, Session


@dataclass(frozen=True)
class Checks:
    """The collected checks of one assignment with its reference, or the problem with them."""

    assignment: Assignment
    items: tuple[pytest.Function, ...] = ()
    reference: Reference | None = None
    problem: str = ""
    variants: Variants | None = None


def main(descriptor: int) -> None:
    """Run until the pipe closes."""
    channel = Connection(descriptor)
    settings: Settings = channel.recv()
    if settings.core is not None:
        os.sched_setaffinity(0, {settings.core})
    _limit_memory()
    loop = Loop(channel, settings)
    tests = settings.course / "autograder_tests"
    run_session(tests, [tests / name for name in settings.assignments if (tests / name).is_dir()], loop)
    if loop.failure is not None:
        channel.send(Ready(refusal=str(loop.failure)))


def _limit_memory() -> None:
    """What a student's values make of our own code, in follow-through say, must not take the machine's memory."""
    try:
        import resource

        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        wanted = MAX_MEMORY if hard == resource.RLIM_INFINITY else min(MAX_MEMORY, hard)
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
    except (ImportError, AttributeError, OSError, ValueError):
        pass  # a platform without such a limit


def run_session(root: Path, folders: Sequence[Path], loop: object) -> None:
    """Collect the checks in ``folders`` and let the plugin ``loop`` run them.

    pytest is shielded from configuration files, from plugins of the environment and from its own reporting.
    """
    import pytest

    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    arguments = [
        "-c", os.devnull, f"--rootdir={root}", f"--confcutdir={root}", "--import-mode=importlib", "--assert=plain",
        "-p", "grader.plugin", "-p", "no:cacheprovider", "-p", "no:terminal", "-p", "no:logging",
        "-p", "no:faulthandler",
        "--capture=no", "--continue-on-collection-errors", *map(str, folders),
    ]  # fmt: skip
    pytest.main(arguments, plugins=[loop])


class Loop:
    """A pytest plugin that replaces the test loop by serving jobs."""

    def __init__(self, channel: Connection, settings: Settings) -> None:
        self.channel = channel
        self.settings = settings
        self.collect_errors: list[tuple[str, str]] = []
        self.failure: GraderError | None = None

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.collect_errors.append((report.nodeid, _reason(str(report.longrepr))))

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        try:
            self.serve(session)
        except EOFError:
            pass
        except GraderError as error:
            self.failure = error
        return True

    def serve(self, session: pytest.Session) -> None:
        from grader.plugin import checks_in
        from grader.sandbox.fork_server import open_server, require_box
        from grader.worker.confine import Box

        course = Course(self.settings.course)
        limits = Limits.from_timeout(self.settings.timeout)
        wanted = Box(uid=self.settings.uid, cpu_seconds=int(limits.total + limits.load) + 2)
        box = require_box(course.hidden_paths, unsafe=self.settings.unsafe, box=wanted)
        items = list(checks_in(session))
        known = {name: self.prepared(course.assignment(name), items, session) for name in self.settings.assignments}
        with open_server(box, course.assignment(self.settings.assignments[0]).reference_path) as server:
            problems = {name: checks.problem for name, checks in known.items() if checks.problem}
            self.channel.send(Ready(server.describe(), problems))
            while True:
                job: Job = self.channel.recv()
                self.channel.send(score(job, known[job.assignment], server, limits))

    def prepared(self, assignment: Assignment, items: Sequence[pytest.Function], session: pytest.Session) -> Checks:
        """The checks of one assignment; a fault in them is a sentence for its reports."""
        from grader.course.misconceptions import load_variants
        from grader.course.reference import Reference
        from grader.marking import check_of

        mine = tuple(_public_first(item for item in items if item.path.parent == assignment.checks_path))
        errors = [f"{node}: {text}" for node, text in self.collect_errors if node.split("/", 1)[0] == assignment.name]
        unmarked = [
            item.nodeid for item in session.items if item.path.parent == assignment.checks_path and item not in mine
        ]
        try:
            if errors:
                raise CourseError(f"a check file of {assignment.name} cannot be collected: {errors[0].strip()}")
            if unmarked:
                raise CourseError(f"{unmarked[0]} has no @check(points=…)")
            total = round(sum(check_of(item).points for item in mine), 6)
            if total != assignment.total:
                wanted = f"sum to {total:g}, not {assignment.total:g}"
                raise CourseError(f"the points of {assignment.name} {wanted}, over {len(mine)} checks")
            reference = Reference.read(assignment.name, assignment.reference_path)
            return Checks(assignment, mine, reference, variants=load_variants(assignment))
        except CourseError as error:
            return Checks(assignment, mine, None, str(error))


def _reason(text: str) -> str:
    """What a collection error comes down to: pytest's ``E`` lines, or the whole on one line."""
    errors = [line[1:].strip() for line in text.splitlines() if line.startswith("E ")]
    return " ".join(" ".join(errors or [text]).split())[-600:]


def _public_first(items: Iterable[pytest.Function]) -> list[pytest.Function]:
    """Public checks before hidden ones: what a public check tells in full was said before any hidden input was seen."""
    from grader.marking import check_of

    return sorted(items, key=lambda item: not check_of(item).public)


def score(job: Job, checks: Checks, server: ForkServer, limits: Limits) -> Report:
    """The report of one job. A fault of ours becomes a report that says so."""
    from grader.sandbox.session import Session

    started = time.perf_counter()
    blank = blank_report(job, checks.assignment, server.describe())
    if checks.problem or checks.reference is None:
        return replace(blank, outcome="error", failure=Failure("no_checks", {"error": checks.problem}))
    if job.refusal is not None:
        return unloaded(blank, checks, "unreadable", job.refusal)
    session = Session(server.fork, job.files, limits)
    try:
        report = scored(blank, checks, session, job.kept)
    except Exception as error:
        failure = Failure("error", {"error": f"{type(error).__name__}: {error}"[:500]})
        report = unloaded(blank, checks, "error", failure)
    finally:
        session.close()
    return replace(report, seconds=round(time.perf_counter() - started, 6))


def scored(blank: Report, checks: Checks, session: Session, kept: Sequence[ExerciseReport] = ()) -> Report:
    """Load, mark, group and diagnose; the exercises that are ``kept`` are in the report as they are."""
    from grader.diagnosis import diagnose
    from grader.marking import group, in_order, mark
    from grader.plugin import Scene, exercise_of

    assert checks.reference is not None
    try:
        loaded = session.load()
    except SubmissionError as error:
        return unloaded(blank, checks, "unreadable", error.failure)
    unreadable = loaded.unreadable or _no_cell_parses(loaded)
    if unreadable is not None:
        return unloaded(blank, checks, "unreadable", unreadable)
    done = {exercise.name for exercise in kept}
    items = [item for item in checks.items if exercise_of(item) not in done]
    marked = mark(items, Scene(session, checks.reference, blank.seed))
    order = list(checks.reference.functions)
    exercises = group(marked, order)
    ours = next((one.result.failure for one in marked if one.result.outcome == "error"), None)
    hints = diagnose(marked, checks.reference, session, checks.variants)
    exercises = tuple(replace(exercise, hints=hints.get(exercise.name, ())) for exercise in exercises)
    exercises = in_order((*exercises, *kept), order)
    remarks = (*blank.remarks, *cell_remarks(loaded), *warning_remarks(session), *in_process_remarks(exercises))
    if session.fault is not None:
        raise session.fault
    return replace(blank, outcome="error" if ours else "graded", failure=ours, exercises=exercises, remarks=remarks)


def _no_cell_parses(loaded: Loaded) -> Failure | None:
    """A file of which not one statement is Python is unreadable; an empty file is merely empty."""
    broken = [error for error in loaded.errors if error["kind"] == "syntax"]
    if loaded.cells and len(broken) == loaded.cells:
        return Failure("no_cell_parses", {"cause": broken[0]})
    return None


def unloaded(blank: Report, checks: Checks, outcome: ReportOutcome, failure: Failure) -> Report:
    """A report in which no check was run: every one is there, broken by the same failure."""
    from grader.marking import group, unrun

    marked = [unrun(item, failure, "error" if outcome == "error" else "broken") for item in checks.items]
    order = list(checks.reference.functions) if checks.reference else []
    exercises: tuple[ExerciseReport, ...] = group(marked, order)
    return replace(blank, outcome=outcome, failure=failure, exercises=exercises)


def cell_remarks(loaded: Loaded) -> list[Failure]:
    """The parts of the file that did not run."""
    return [Failure("cell_failed", {"label": error["label"], "error": error}) for error in loaded.errors[:20]]


def in_process_remarks(exercises: Iterable[ExerciseReport]) -> list[Failure]:
    """The checks whose outcome is the word of the submission's own process."""
    names = [result.name for exercise in exercises for result in exercise.results if result.in_process]
    return [Failure("in_process", {"checks": names})] if names else []


def warning_remarks(session: Session) -> list[Failure]:
    """What Python warned of; it costs nothing."""
    return [
        Failure("warning", {"category": category, "message": message, "where": [[file, line, "", ""]] if file else []})
        for category, message, file, line in session.warnings
    ]


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
    from importlib.metadata import version

    return {
        "grader": __version__,
        "python": platform.python_version(),
        "numpy": version("numpy"),
        "checks": assignment.digest,
    }
