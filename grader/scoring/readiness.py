"""Before a class is scored: the reference must get full marks by its own checks, and a stub none.

Either is one more submission, scored as students' are, and asked once: what was found to be in order is kept in the
course's state by a digest of all that it depends on.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from grader.course.course import STATE, Assignment, Course
from grader.course.handout_cells import runnable, stub
from grader.course.validation import problems
from grader.disk import write_if_absent, write_in_one_step
from grader.errors import CourseError, SandboxError
from grader.messages import render
from grader.results import Report
from grader.scoring.jobs import Job, Plan, Scoring, versions
from grader.scoring.pool import Pool
from grader.submissions.finding import Files

REFERENCE, STUB = "reference", "stub"
KINDS = (REFERENCE, STUB)
TRIES = 2
"""How often a reference is asked that loses points: on a busy machine a check may take too long once."""

SHOWN = 5
"""Lost checks that a message lists."""

ASKED_FOR_TEACHER = ""
"""The student of a job that is not a student's."""


@dataclass(frozen=True)
class Question:
    """One thing to ask of one assignment: what its reference gets, or what its stub does."""

    assignment: Assignment
    kind: str

    @cached_property
    def source(self) -> str:
        """The code that is scored. Raises :class:`~grader.errors.CourseError` for markers that are not understood."""
        path = self.assignment.reference_path
        made = runnable if self.kind == REFERENCE else stub
        return made(path.read_text(encoding="utf-8"), str(path))

    @cached_property
    def digest(self) -> str:
        """A hash of all that the answer depends on."""
        said = json.dumps([self.kind, versions(self.assignment)])
        return hashlib.sha256(said.encode()).hexdigest()

    @cached_property
    def job(self) -> Job:
        name = self.assignment.name
        file = f"{name}.py"
        files = Files(name, file, {file: self.source.encode()})
        return Job(ASKED_FOR_TEACHER, name, file, files, "", 0, f"{self.kind} {self.digest}", once=True)

    def answer(self, report: Report) -> list[str]:
        """What is wrong, from the report of the job."""
        if report.outcome != "graded":
            return [str(report.failure.data.get("error") or render(report.failure)) if report.failure else "not graded"]
        found = _about_reference if self.kind == REFERENCE else _about_stub
        return [f"{self.assignment.reference_path}: {text}" for text in found(report, self.assignment)]


def _about_reference(report: Report, assignment: Assignment) -> Iterator[str]:
    """A right answer that loses points, so that nobody could get them all."""
    lost = [(one.name, result) for one in report.exercises for result in one.results if result.outcome != "passed"]
    if not lost and report.score == assignment.total:
        return
    said = [f"{name}::{one.name}" + (f" ({render(one.failure)})" if one.failure else "") for name, one in lost[:SHOWN]]
    more = f" and {len(lost) - SHOWN} more" if len(lost) > SHOWN else ""
    yield (
        f"the reference itself gets {report.score or 0:g} of {assignment.total:g}; it loses points in "
        f"{', '.join(said)}{more}"
    )


def _about_stub(report: Report, _assignment: Assignment) -> Iterator[str]:
    """An exercise that is not cut, and a stub that does not run."""
    for remark in report.remarks:
        if remark.kind == "cell_failed":
            yield f"the stub that students get does not run: {render(remark)}"
    for one in report.exercises:
        kinds = {result.failure.kind for result in one.results if result.failure is not None}
        earning = [result.name for result in one.results if result.earned]
        if earning:
            yield f"{one.name} is not cut: as handed out it earns the points of {', '.join(earning[:SHOWN])}"
        elif not kinds & {"not_implemented", "missing"}:
            failure = next((result.failure for result in one.results if result.failure is not None), None)
            said = f" but: {render(failure)}" if failure else ""
            yield f"as handed out {one.name} does not raise NotImplementedError{said}"


class Readiness:
    """What was found in order, kept in the course's state, or beside the gradebook where that cannot be written."""

    def __init__(self, course: Course) -> None:
        self.course = course

    def has(self, question: Question) -> bool:
        """Whether the same question was asked before, and all was well."""
        return self._known.get(_place(question)) == question.digest

    def keep(self, question: Question) -> None:
        """All is well. Where nothing can be written, it is asked again next time."""
        self._known[_place(question)] = question.digest
        data = json.dumps(self._known, indent=1, sort_keys=True).encode()
        for folder in self._folders:
            try:
                folder.mkdir(mode=0o700, exist_ok=True)
                write_if_absent(folder / ".gitignore", b"*\n")
                write_in_one_step(folder / "ready.json", data, 0o600)
                return
            except OSError:
                continue

    @property
    def _folders(self) -> list[Path]:
        return [root / STATE for root in (self.course.root, self.course.beside) if root is not None]

    @cached_property
    def _known(self) -> dict[str, str]:
        for folder in self._folders:
            try:
                known = json.loads((folder / "ready.json").read_bytes())
            except (OSError, ValueError):
                continue
            if isinstance(known, dict):
                return known
        return {}


def _place(question: Question) -> str:
    return f"{question.kind} {question.assignment.name}"


def grave(assignment: Assignment) -> list[str]:
    """What forbids that an assignment is scored or released, from its files alone."""
    return [str(one) for one in problems(assignment) if one.is_grave]


class Gated:
    """Scoring in which an assignment's reference goes first; no report of a student is told before it is in order.

    ``submit`` and ``drain`` raise :class:`~grader.errors.CourseError` where it is not.
    """

    def __init__(self, scoring: Scoring, course: Course) -> None:
        self.scoring = scoring
        self.course = course
        self.readiness = Readiness(course)
        self.asked: dict[str, int] = {}
        self.held: dict[str, list[tuple[Job, Report]]] = {}

    def __enter__(self) -> Gated:
        self.scoring.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        self.scoring.__exit__(*error)

    def submit(self, job: Job) -> Iterator[tuple[Job, Report]]:
        """Take a job; with the first of an assignment its reference is asked, where that is not known."""
        if job.assignment not in self.asked:
            self.asked[job.assignment] = 0
            yield from self._ask(job.assignment)
        yield from self._told(self.scoring.submit(job))

    def drain(self) -> Iterator[tuple[Job, Report]]:
        """What is still being scored; a reference may be asked a second time meanwhile."""
        while True:
            yield from self._told(self.scoring.drain())
            if not self.held:
                return

    def _ask(self, name: str) -> Iterator[tuple[Job, Report]]:
        question = Question(self.course.assignment(name), REFERENCE)
        if not self.asked[name] and self.readiness.has(question):
            return
        if not self.asked[name] and (found := grave(question.assignment)):
            raise CourseError(_refusal(name, found))
        self.asked[name] += 1
        self.held.setdefault(name, [])
        yield from self._told(self.scoring.submit(question.job))

    def _told(self, done: Iterable[tuple[Job, Report]]) -> Iterator[tuple[Job, Report]]:
        for job, report in done:
            if job.student == ASKED_FOR_TEACHER:
                yield from self._judged(job.assignment, report)
            elif job.assignment in self.held:
                self.held[job.assignment].append((job, report))
            else:
                yield job, report

    def _judged(self, name: str, report: Report) -> Iterator[tuple[Job, Report]]:
        question = Question(self.course.assignment(name), REFERENCE)
        found = question.answer(report)
        if not found:
            self.readiness.keep(question)
            yield from self.held.pop(name)
        elif self.asked[name] < TRIES and report.outcome == "graded":
            yield from self._ask(name)
        else:
            raise CourseError(_refusal(name, found))


def _refusal(name: str, found: Sequence[str]) -> str:
    """Why nothing is scored."""
    lines = [*found[:20], *([f"… and {len(found) - 20} more"] if len(found) > 20 else [])]
    return "\n".join(
        [f"{name} cannot be scored as it is; marks stay as they were:", *lines,
         "`grader validate` says more; other assignments can be scored with -a NAME"]
    )  # fmt: skip


def unready(
    course: Course, questions: Iterable[Question], tell: Callable[[Question], object] = lambda _one: None
) -> dict[Question, list[str]]:
    """What is wrong by question; those that were answered before are not asked again.

    The code is the teacher's own: where this machine has no sandbox, it is run without one.
    """
    readiness = Readiness(course)
    found: dict[Question, list[str]] = {}
    asked = [one for one in questions if not readiness.has(one)]
    for _ in range(TRIES):
        wrong = []
        for question, report in _answers(course, asked):
            found[question] = question.answer(report)
            if not found[question]:
                readiness.keep(question)
            elif question.kind == REFERENCE and report.outcome == "graded":
                wrong.append(question)
            tell(question)
        asked = wrong
    return {question: texts for question, texts in found.items() if texts}


def _answers(course: Course, questions: Sequence[Question]) -> list[tuple[Question, Report]]:
    """The reports of all questions."""
    if not questions:
        return []
    names = tuple(dict.fromkeys(one.assignment.name for one in questions))
    plan = Plan(course, (), names, 1, timeout=5.0, force=True, unsafe=False)
    try:
        return _scored(plan, questions)
    except SandboxError:
        return _scored(replace(plan, unsafe=True), questions)


def _scored(plan: Plan, questions: Sequence[Question]) -> list[tuple[Question, Report]]:
    by_key = {one.job.key: one for one in questions}
    with Pool(plan) as pool:
        done = [pair for one in questions for pair in pool.submit(one.job)]
        done += pool.drain()
    return [(by_key[job.key], report) for job, report in done]
