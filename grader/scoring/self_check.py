"""``grader check``: the public checks on one's own files, with everything said.

Checks come from the course that the files lie in, or from the ``tests/`` folder that was handed out with it.
"""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from grader.course.course import Course, find_course, open_course
from grader.errors import CourseError, GraderError, IntakeError, SandboxError
from grader.failures import SubmissionError
from grader.languages import pick
from grader.messages import render
from grader.results import Failure, Result
from grader.sandbox.deadlines import Limits
from grader.submissions.finding import Files, Found, Rules, find
from grader.submissions.names import match
from grader.submissions.reading import read_file, read_folder
from grader.text import number, visible

if TYPE_CHECKING:
    import pytest

    from grader.sandbox.session import Session
    from grader.sandbox.transport import Transport


@dataclass(frozen=True)
class Target:
    """One file to check and the folder with its checks."""

    found: Found
    tests: Path


def check_files(course: Path | None, path: Path, lang: str) -> Iterator[tuple[str, bool]]:
    """The lines to print, each with whether all is well so far as it says.

    Raises :class:`~grader.errors.GraderError` where nothing there is named after an assignment.
    """
    targets = _targets(course, path)
    if not targets:
        raise GraderError(f"nothing to check at {path}: no file there is named after an assignment")
    for target in targets:
        yield from _checked(target, lang)


def _targets(course_folder: Path | None, path: Path) -> list[Target]:
    """The files below ``path`` that have checks."""
    folder = path if path.is_dir() else path.resolve().parent
    try:
        course = open_course(course_folder) if course_folder else find_course(folder)
    except CourseError:
        if course_folder:
            raise
        course = None
    try:
        tree = read_folder(folder) | ({} if path.is_dir() else {path.name: read_file(path)})
    except IntakeError as error:
        raise GraderError(f"{path}: {error}") from error
    names = list(course.assignments) if course else _released_names(folder)
    exercises = {name: frozenset(one.exercises) for name, one in course.assignments.items()} if course else {}
    rules = Rules(exercises)
    found = find(tree, names, rules) if path.is_dir() else _named(path.name, tree, names, rules)
    return [Target(one, _tests_of(one, course, folder)) for one in found.values() if one.refusal is None]


def _named(name: str, tree: Mapping[str, bytes], names: Sequence[str], rules: Rules) -> dict[str, Found]:
    """The file that was asked for, whatever else could be meant; one that scoring would prefer is mentioned."""
    named = match(name, names)
    if named is None:
        return {}
    alone = {path: data for path, data in tree.items() if path == name or _assignment(path, names) != named.assignment}
    found = find(alone, [named.assignment], Rules(dict.fromkeys(rules.exercises, frozenset())))
    preferred = find(tree, [named.assignment], rules).get(named.assignment)
    beside: tuple[Failure, ...] = ()
    if preferred is not None and preferred.file not in ("", name):
        beside = (Failure("notebook_beside", {"other": preferred.file}),)
    near = [remark for one in found.values() for remark in one.remarks if remark.kind == "near_name"]
    return {key: replace(one, remarks=(*near, *beside)) for key, one in found.items()}


def _assignment(path: str, names: Sequence[str]) -> str:
    named = match(posixpath.basename(path), names)
    return named.assignment if named else ""


def _released_names(folder: Path) -> list[str]:
    """Without a course: whatever lies beside a ``tests`` folder."""
    return sorted({p.stem for tests in folder.rglob("tests") for p in tests.parent.glob("*.py") if tests.is_dir()})


def _tests_of(found: Found, course: Course | None, folder: Path) -> Path:
    if course is not None:
        return course.assignment(found.assignment).checks_path
    return (folder / found.file).parent / "tests"


def _checked(target: Target, lang: str) -> Iterator[tuple[str, bool]]:
    """All lines about one file."""
    from grader.scoring.process import run_session

    loop = CheckLoop(target)
    run_session(target.tests.parent, [target.tests], loop)
    if loop.error is not None:
        raise loop.error
    yield f"{visible(target.found.file)}", True
    for remark in target.found.remarks:
        yield f"  {visible(render(remark, lang))}", True
    if loop.refused is not None:
        yield f"  {render(loop.refused, lang)}", False
    for exercise, results in loop.results.items():
        earned, points = sum(r.earned for r in results), sum(r.points for r in results)
        yield f"  {exercise}  {number(earned)}/{number(points)}", earned == points
        for result in results:
            yield from _result_lines(result, lang)
    earned = sum(r.earned for results in loop.results.values() for r in results)
    points = sum(r.points for results in loop.results.values() for r in results)
    yield f"  = {number(earned)} of {number(points)} public points", True


def _result_lines(result: Result, lang: str) -> Iterator[tuple[str, bool]]:
    passed = result.outcome == "passed"
    yield f"    [{'x' if passed else ' '}] {pick(result.claim, lang)}", passed
    if result.failure is not None:
        yield f"        {visible(render(result.failure, lang))}", passed


class CheckLoop:
    """A pytest plugin that runs the public checks once, on one file."""

    def __init__(self, target: Target) -> None:
        self.target = target
        self.results: dict[str, list[Result]] = {}
        self.refused: Failure | None = None
        self.error: GraderError | None = None

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.error = CourseError(f"{report.nodeid}: {str(report.longrepr)[-600:]}")

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        try:
            with _Transports() as start:
                self.run(session, start)
        except GraderError as error:
            self.error = error
        return True

    def run(self, session: pytest.Session, start: Callable[[], Transport]) -> None:
        from grader.course.reference import Reference
        from grader.sandbox.session import Session as StudentSession
        from grader.scoring.plugin import Scene, checks_in
        from grader.scoring.run_checks import check_of, mark

        found = self.target.found
        files = Files(found.assignment, found.main, found.contents)
        student: Session = StudentSession(start, files, Limits())
        try:
            loaded = student.load()
            self.refused = loaded.unreadable
        except SubmissionError as error:
            self.refused = error.failure
        if self.refused is None:
            items = [item for item in checks_in(session) if check_of(item).public]
            nothing = Reference(found.assignment, compile("", "<none>", "exec"))
            for one in mark(items, Scene(student, nothing, 0)):
                self.results.setdefault(one.exercise, []).append(one.result)
        student.close()


class _Transports:
    """Workers for one's own code: confined as far as this machine can, in this process where it cannot fork."""

    def __enter__(self) -> Callable[[], Transport]:
        from grader.sandbox.fork_server import ForkServer
        from grader.sandbox.in_process import LocalTransport
        from grader.wire.box import Box

        self.server: ForkServer | None = None
        if not hasattr(os, "fork"):
            return LocalTransport
        try:
            self.server = ForkServer(Box())
        except SandboxError:
            self.server = ForkServer(Box(sandboxed=False))
        return self.server.fork

    def __exit__(self, *_error: object) -> None:
        if self.server is not None:
            self.server.close()
