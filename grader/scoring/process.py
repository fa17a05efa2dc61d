"""One scoring process: a single pytest session that collects the checks once and scores submissions as they come.

It talks to :mod:`grader.scoring.batch` over a pipe: settings in, a :class:`Ready` out, then jobs in and reports out.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from grader.course.course import Assignment, Course
from grader.errors import CourseError, GraderError
from grader.scoring.jobs import Job, Ready, Settings
from grader.scoring.score_one import Checks, score

GARBAGE = 50_000
"""Objects made before Python looks for garbage, in place of 700: what was loaded is not looked through every time."""

MAX_MEMORY = 3 << 30
"""Bytes of address space for a scoring process; a check that wants more has met a MemoryError."""

if TYPE_CHECKING:
    import pytest

    from grader.results import Report
    from grader.sandbox.fork_server import ForkServer
    from grader.scoring.run_checks import Marked

Answer = TypeVar("Answer")


def main(descriptor: int) -> None:
    """Run until the pipe closes."""
    channel = Connection(descriptor)
    settings: Settings = channel.recv()
    if settings.core is not None:
        os.sched_setaffinity(0, {settings.core})
    _limit_memory()
    gc.set_threshold(GARBAGE)
    try:
        at_bench(settings, lambda bench: _serve(bench, channel))
    except GraderError as error:
        channel.send(Ready(refusal=str(error)))


def _serve(bench: Bench, channel: Connection) -> None:
    """Score jobs as they come, until nobody is there to ask or to be answered."""
    try:
        channel.send(Ready(bench.server.describe()))
        while True:
            job: Job = channel.recv()
            channel.send(bench.score(job))
    except (EOFError, ConnectionError):
        pass


def _limit_memory() -> None:
    """What a student's values make of our own code, in follow-through say, must not take the machine's memory."""
    try:
        import resource

        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        wanted = MAX_MEMORY if hard == resource.RLIM_INFINITY else min(MAX_MEMORY, hard)
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
    except (ImportError, AttributeError, OSError, ValueError):
        pass  # a platform without such a limit


def at_bench(settings: Settings, work: Callable[[Bench], Answer]) -> Answer | None:
    """What ``work`` gives in a session of pytest for the course's checks; None where it broke down.

    Raises :class:`~grader.errors.GraderError` where nothing can be scored, and what ``work`` raises of that kind.
    """
    tests = settings.course / "autograder_tests"
    loop = Loop(settings, work)
    run_session(tests, [tests], loop)
    if loop.failure is not None:
        raise loop.failure
    return loop.answer


def run_session(root: Path, folders: Sequence[Path], loop: object) -> None:
    """A session of pytest for the checks in ``folders``, which the plugin ``loop`` runs.

    pytest is shielded from configuration files, from plugins of the environment and from its own reporting.
    """
    import pytest

    arguments = [
        "-c", os.devnull, f"--rootdir={root}", f"--confcutdir={root}", "--import-mode=importlib", "--assert=plain",
        "--disable-plugin-autoload", "-p", "grader.scoring.plugin", "-p", "no:cacheprovider", "-p", "no:terminal",
        "-p", "no:logging", "-p", "no:faulthandler", "-p", "no:unraisableexception", "-p", "no:threadexception",
        "--capture=no", "--continue-on-collection-errors", *map(str, folders),
    ]  # fmt: skip
    pytest.main(arguments, plugins=[loop])


class Loop(Generic[Answer]):
    """A pytest plugin that replaces the test loop by work at a bench."""

    def __init__(self, settings: Settings, work: Callable[[Bench], Answer]) -> None:
        self.settings = settings
        self.work = work
        self.collect_errors: list[tuple[str, str]] = []
        self.answer: Answer | None = None
        self.failure: GraderError | None = None

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.collect_errors.append((report.nodeid, _reason(str(report.longrepr))))

    def pytest_collection(self) -> bool:
        """Nothing is collected yet."""
        return True

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        from grader.sandbox.selftest import open_server, require_box
        from grader.wire.box import Box

        try:
            course = Course(self.settings.course)
            limits = self.settings.longest
            wanted = Box(uid=self.settings.uid, cpu_seconds=int(limits.total + limits.load) + 2)
            if self.settings.memory:
                wanted = replace(wanted, memory=self.settings.memory << 20)
            wanted = replace(wanted, libraries=libraries_of(course, self.settings.assignments))
            box = require_box(course.hidden_paths, unsafe=self.settings.unsafe, box=wanted)
            with open_server(box, course.assignment(self.settings.assignments[0]).reference_path) as server:
                self.answer = self.work(Bench(course, self.settings, server, session, self.collect_errors))
        except GraderError as error:
            self.failure = error
        return True


class Bench:
    """Where submissions are scored: a sandbox, and the checks of an assignment from its first submission on."""

    def __init__(
        self, course: Course, settings: Settings, server: ForkServer, session: pytest.Session,
        collect_errors: Sequence[tuple[str, str]],
    ) -> None:  # fmt: skip
        self.course = course
        self.settings = settings
        self.server = server
        self.session = session
        self.collect_errors = collect_errors
        self.known: dict[str, Checks] = {}

    def score(self, job: Job, on_result: Callable[[Marked], object] | None = None) -> Report:
        """The report of one submission. ``on_result`` is told the result of each check when it was run."""
        limits = self.settings.limits(job.assignment)
        return score(job, self.checks(job.assignment), self.server, limits, on_result)

    def checks(self, name: str) -> Checks:
        """The checks of one assignment, collected when they are first asked for."""
        if name not in self.known:
            from grader.scoring.plugin import checks_in

            assignment = self.course.assignment(name)
            if assignment.checks_path.is_dir():
                self._collect(assignment.checks_path)
            self.known[name] = self._prepared(assignment, list(checks_in(self.session)))
            gc.freeze()
        return self.known[name]

    def _collect(self, folder: Path) -> None:
        """Collect a folder's checks. Compiled files are not kept: one could pass for a check edited a moment later."""
        before, sys.dont_write_bytecode = sys.dont_write_bytecode, True
        try:
            self.session.perform_collect([str(folder)])
        finally:
            sys.dont_write_bytecode = before

    def _prepared(self, assignment: Assignment, items: Sequence[pytest.Function]) -> Checks:
        """The checks of one assignment; a fault in them is a sentence for its reports."""
        from grader.course.handout_cells import drawings
        from grader.course.reference import Reference
        from grader.diagnosis.variants.variants import load_variants
        from grader.scoring.bank import Bank
        from grader.scoring.public_calls import examples_of
        from grader.scoring.run_checks import check_of, public_first

        public, hidden = public_first(item for item in items if item.path.parent == assignment.checks_path)
        mine = (*public, *hidden)
        errors = [f"{node}: {text}" for node, text in self.collect_errors if node.split("/", 1)[0] == assignment.name]
        unmarked = [
            item.nodeid
            for item in self.session.items
            if item.path.parent == assignment.checks_path and item not in mine
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
            bank = Bank(mine, reference)
            variants, examples = load_variants(assignment), examples_of(assignment, mine)
            libraries = self.course.settings.of(assignment.name).libraries
            return Checks(assignment, mine, reference, bank, "", variants, examples, cells, libraries)
        except CourseError as error:
            return Checks(assignment, mine, problem=str(error))


def libraries_of(course: Course, assignments: Sequence[str]) -> tuple[str, ...]:
    """What students of these assignments may import: it is imported once, before anything is forked."""
    allowed = (course.settings.of(name).libraries for name in assignments)
    return tuple(dict.fromkeys(library for libraries in allowed for library in libraries))


def _reason(text: str) -> str:
    """What a collection error comes down to: pytest's ``E`` lines, or the whole on one line."""
    errors = [line[1:].strip() for line in text.splitlines() if line.startswith("E ")]
    return " ".join(" ".join(errors or [text]).split())[-600:]
