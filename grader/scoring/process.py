"""One scoring process: a single pytest session that collects the checks once and scores submissions as they come.

It talks to :mod:`grader.scoring.batch` over a pipe: settings in, a :class:`Ready` out, then jobs in and reports out.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from grader.course.course import Assignment, Course
from grader.errors import CourseError, GraderError
from grader.sandbox.deadlines import Limits
from grader.scoring.jobs import Job, Ready, Settings
from grader.scoring.score_one import Checks, score

MAX_MEMORY = 3 << 30
"""Bytes of address space for a scoring process; a check that wants more has met a MemoryError."""

if TYPE_CHECKING:
    import pytest


def main(descriptor: int) -> None:
    """Run until the pipe closes."""
    channel = Connection(descriptor)
    settings: Settings = channel.recv()
    if settings.core is not None:
        os.sched_setaffinity(0, {settings.core})
    _limit_memory()
    loop = Loop(channel, settings)
    tests = settings.course / "autograder_tests"
    run_session(tests, [tests], loop)
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
    """A session of pytest for the checks in ``folders``, which the plugin ``loop`` runs.

    pytest is shielded from configuration files, from plugins of the environment and from its own reporting.
    """
    import pytest

    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    arguments = [
        "-c", os.devnull, f"--rootdir={root}", f"--confcutdir={root}", "--import-mode=importlib", "--assert=plain",
        "-p", "grader.scoring.plugin", "-p", "no:cacheprovider", "-p", "no:terminal", "-p", "no:logging",
        "-p", "no:faulthandler",
        "--capture=no", "--continue-on-collection-errors", *map(str, folders),
    ]  # fmt: skip
    pytest.main(arguments, plugins=[loop])


class Loop:
    """A pytest plugin that replaces the test loop by serving jobs. An assignment is collected with its first job."""

    def __init__(self, channel: Connection, settings: Settings) -> None:
        self.channel = channel
        self.settings = settings
        self.collect_errors: list[tuple[str, str]] = []
        self.known: dict[str, Checks] = {}
        self.failure: GraderError | None = None

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.collect_errors.append((report.nodeid, _reason(str(report.longrepr))))

    def pytest_collection(self) -> bool:
        """Nothing is collected yet."""
        return True

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        try:
            self.serve(session)
        except EOFError:
            pass
        except GraderError as error:
            self.failure = error
        return True

    def serve(self, session: pytest.Session) -> None:
        from grader.sandbox.selftest import open_server, require_box
        from grader.wire.box import Box

        course = Course(self.settings.course)
        limits = Limits.from_timeout(self.settings.timeout)
        wanted = Box(uid=self.settings.uid, cpu_seconds=int(limits.total + limits.load) + 2)
        box = require_box(course.hidden_paths, unsafe=self.settings.unsafe, box=wanted)
        with open_server(box, course.assignment(self.settings.assignments[0]).reference_path) as server:
            self.channel.send(Ready(server.describe()))
            while True:
                job: Job = self.channel.recv()
                self.channel.send(score(job, self.checks(course.assignment(job.assignment), session), server, limits))

    def checks(self, assignment: Assignment, session: pytest.Session) -> Checks:
        """The checks of one assignment, collected when they are first asked for."""
        if assignment.name not in self.known:
            from grader.scoring.plugin import checks_in

            if assignment.checks_path.is_dir():
                session.perform_collect([str(assignment.checks_path)])
            self.known[assignment.name] = self.prepared(assignment, list(checks_in(session)), session)
        return self.known[assignment.name]

    def prepared(self, assignment: Assignment, items: Sequence[pytest.Function], session: pytest.Session) -> Checks:
        """The checks of one assignment; a fault in them is a sentence for its reports."""
        from grader.course.handout_cells import drawings
        from grader.course.reference import Reference
        from grader.diagnosis.variants import load_variants
        from grader.scoring.run_checks import check_of

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
            cells = drawings(assignment.reference_path.read_text(encoding="utf-8"), str(assignment.reference_path))
            return Checks(assignment, mine, reference, variants=load_variants(assignment), drawings=cells)
        except CourseError as error:
            return Checks(assignment, mine, None, str(error))


def _reason(text: str) -> str:
    """What a collection error comes down to: pytest's ``E`` lines, or the whole on one line."""
    errors = [line[1:].strip() for line in text.splitlines() if line.startswith("E ")]
    return " ".join(" ".join(errors or [text]).split())[-600:]


def _public_first(items: Iterable[pytest.Function]) -> list[pytest.Function]:
    """Public checks before hidden ones: what a public check tells in full was said before any hidden input was seen."""
    from grader.scoring.run_checks import check_of

    return sorted(items, key=lambda item: not check_of(item).public)
