"""``grader check``: the public checks on one's own files, with everything said.

Checks come from the course that the files lie in, or from the ``tests/`` folder that was handed out with it.
"""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from grader.course.course import Assignment, Course, find_course, open_course
from grader.course.handout_cells import drawings
from grader.errors import CourseError, GraderError, IntakeError, SandboxError
from grader.failures import SubmissionError
from grader.messages import render
from grader.results import ExerciseReport, Failure
from grader.sandbox.deadlines import Limits
from grader.scoring.check_lines import exercise_lines, last_lines
from grader.scoring.handouts import Handout, handouts
from grader.submissions.finding import Files, Found, Rules, find
from grader.submissions.handed_out import as_handed_out
from grader.submissions.names import match
from grader.submissions.packed import opened_beside_stubs, opened_up
from grader.submissions.reading import read_file, read_folder
from grader.text import visible

if TYPE_CHECKING:
    import pytest

    from grader.course.reference import Reference
    from grader.sandbox.transport import Transport

GRACE = 0.5
"""Seconds of a check beside the call that is interrupted, so that this call tells where it was."""


@dataclass(frozen=True)
class Target:
    """One file to check and the folder with its checks; of the course's assignment, or as it was handed out."""

    found: Found
    tests: Path
    assignment: Assignment | None = None
    handout: Handout | None = None


def check_files(course: Path | None, path: Path, lang: str) -> Iterator[tuple[str, bool]]:
    """The lines to print, each with whether all is well so far as it says."""
    for target in _targets(course, path):
        yield from _checked(target, lang)


def _targets(course_folder: Path | None, path: Path) -> list[Target]:
    """The files below ``path`` that have checks."""
    folder = path if path.is_dir() else path.resolve().parent
    course = _course(course_folder, folder)
    known = {} if course else handouts(folder)
    exercises = {name: frozenset(one.exercises) for name, one in (course.assignments if course else known).items()}
    try:
        tree = opened_beside_stubs(opened_up(read_folder(folder), list(exercises)), list(exercises), exercises)
        tree |= {} if path.is_dir() else {path.name: read_file(path)}
    except IntakeError as error:
        raise GraderError(f"{path}: {error}") from error
    rules = Rules(exercises, any_name=len(exercises) == 1)
    names = list(exercises)
    found = find(tree, names, rules) if path.is_dir() else _named(path.name, tree, names, rules)
    if not found:
        raise GraderError(_nothing(path, tree, exercises))
    return [
        Target(one, course.assignment(name).checks_path, course.assignment(name))
        if course
        else Target(one, known[name].folder / "tests", None, known[name])
        for name, one in found.items()
    ]


def _course(course_folder: Path | None, folder: Path) -> Course | None:
    try:
        return open_course(course_folder) if course_folder else find_course(folder)
    except CourseError:
        if course_folder:
            raise
        return None


def _nothing(path: Path, tree: Mapping[str, bytes], exercises: Collection[str]) -> str:
    """Why there is nothing to check: no checks, or no file of an assignment's name."""
    files = [file for file in sorted(tree) if file.endswith((".py", ".ipynb")) and "tests" not in file.split("/")]
    there = f" ({', '.join(files[:5])}{' …' if len(files) > 5 else ''})"
    if not exercises:
        at = f"; what is there{there} can be checked once it lies beside them" if files else ""
        return f"nothing to check at {path}: neither a course nor the tests/ folder of a handout is there{at}"
    expected = ", ".join(f"{name}.py or {name}.ipynb" for name in sorted(exercises)[:3])
    more = " …" if len(exercises) > 3 else ""
    return (
        f"nothing to check at {path}: no file there is named after an assignment{there if files else ''}; "
        f"name it {expected}{more}"
    )


def _named(name: str, tree: Mapping[str, bytes], names: Sequence[str], rules: Rules) -> dict[str, Found]:
    """The file that was asked for, whatever else could be meant; one that scoring would prefer is mentioned."""
    named = match(name, names)
    if named is None:
        return find({name: tree[name]} | _helpers(name, tree), names, rules) if rules.any_name else {}
    alone = {path: data for path, data in tree.items() if path == name or _assignment(path, names) != named.assignment}
    found = find(alone, [named.assignment], Rules(dict.fromkeys(rules.exercises, frozenset())))
    preferred = find(tree, [named.assignment], rules).get(named.assignment)
    beside: tuple[Failure, ...] = ()
    if preferred is not None and preferred.file not in ("", name):
        beside = (Failure("notebook_beside", {"other": preferred.file}),)
    near = [remark for one in found.values() for remark in one.remarks if remark.kind in ("near_name", "empty_file")]
    return {key: replace(one, remarks=(*near, *beside)) for key, one in found.items()}


def _helpers(name: str, tree: Mapping[str, bytes]) -> dict[str, bytes]:
    """What lies beside a file and is not code of its own."""
    return {path: data for path, data in tree.items() if path != name and not path.endswith((".py", ".ipynb"))}


def _assignment(path: str, names: Sequence[str]) -> str:
    named = match(posixpath.basename(path), names)
    return named.assignment if named else ""


def _checked(target: Target, lang: str) -> Iterator[tuple[str, bool]]:
    """All lines about one file."""
    from grader.scoring.process import run_session

    if target.found.refusal is not None:
        yield f"{visible(render(target.found.refusal, lang))}", False
        return
    loop = CheckLoop(target)
    run_session(target.tests.parent, [target.tests], loop)
    if loop.error is not None:
        raise loop.error
    yield f"{visible(target.found.file)}", True
    passed = any(result.outcome == "passed" for one in loop.exercises for result in one.results)
    is_empty = not passed and any(remark.kind == "empty_file" for remark in target.found.remarks)
    for remark in (*target.found.remarks, *loop.remarks):
        yield f"  {visible(render(remark, lang))}", not is_empty
    if loop.refused is not None:
        yield f"  {render(loop.refused, lang)}", False
    for exercise in () if is_empty else loop.exercises:
        yield from exercise_lines(exercise, lang)
    yield from last_lines(loop.exercises, lang)


class CheckLoop:
    """A pytest plugin that runs the public checks once, on one file."""

    def __init__(self, target: Target) -> None:
        self.target = target
        self.exercises: tuple[ExerciseReport, ...] = ()
        self.remarks: list[Failure] = []
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
        from grader.sandbox.session import Session
        from grader.scoring.explained import explained
        from grader.scoring.plugin import Scene, checks_in, exercise_of
        from grader.scoring.run_checks import check_of, group, mark
        from grader.scoring.score_one import cell_remarks, no_cell_parses, note_remarks

        teacher = _Teacher.of(self.target)
        limits = replace(Limits(), check=Limits().check + GRACE)
        student = Session(start, teacher.files(self.target.found), limits)
        student.signatures = teacher.signatures
        try:
            loaded = student.load()
            self.refused = loaded.unreadable or no_cell_parses(loaded)
            self.remarks = [*cell_remarks(loaded), *note_remarks(loaded)]
        except SubmissionError as error:
            self.refused = error.failure
        if self.refused is None:
            rank = {name: place for place, name in enumerate(teacher.order)}
            items = [item for item in checks_in(session) if check_of(item).public]
            items.sort(key=lambda item: rank.get(exercise_of(item), len(rank)))
            scene = Scene(student, teacher.reference, 0)
            marked = mark(items, scene)
            self.exercises = group(marked, teacher.order)
            if teacher.assignment is not None:
                every = list(checks_in(session))
                self.exercises = explained(
                    self.exercises, marked, student, teacher.reference, teacher.assignment, every, scene
                )
        student.close()


@dataclass(frozen=True)
class _Teacher:
    """What is known of the right solution: all of it in a course, in a handout its order and signatures alone."""

    reference: Reference
    order: Sequence[str]
    signatures: dict[str, str]
    assignment: Assignment | None

    @classmethod
    def of(cls, target: Target) -> _Teacher:
        from grader.course.reference import Reference

        if target.assignment is not None:
            reference = Reference.read(target.assignment.name, target.assignment.reference_path)
            return cls(reference, list(reference.functions), reference.signatures, target.assignment)
        nothing = Reference(target.found.assignment, compile("", "<none>", "exec"))
        handout = target.handout
        return cls(nothing, handout.exercises if handout else (), handout.signatures if handout else {}, None)

    def files(self, found: Found) -> Files:
        files = Files(found.assignment, found.main, found.contents)
        if self.assignment is None:
            return files
        path = self.assignment.reference_path
        return as_handed_out(files, self.assignment.data, drawings(path.read_text(encoding="utf-8"), str(path)))


class _Transports:
    """Workers for one's own code: confined as far as this machine can, in this process where it cannot fork."""

    def __enter__(self) -> Callable[[], Transport]:
        from grader.sandbox.fork_server import ForkServer
        from grader.sandbox.in_process import LocalTransport
        from grader.wire.box import Box

        self.server: ForkServer | None = None
        if not hasattr(os, "fork"):
            return partial(LocalTransport, patience=Limits().check)
        try:
            self.server = ForkServer(Box(patience=Limits().check))
        except SandboxError:
            self.server = ForkServer(Box(sandboxed=False, patience=Limits().check))
        return self.server.fork

    def __exit__(self, *_error: object) -> None:
        if self.server is not None:
            self.server.close()
