"""Submissions that are run in the tests' own process, and the examples of the course's assignments."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from grader.course.course import Course
from grader.course.handout_cells import runnable
from grader.course.reference import Reference, read_domain
from grader.diagnosis.examples.examples import Examples, Tolerance
from grader.sandbox.deadlines import Limits
from grader.sandbox.in_process import NamespaceTransport
from grader.sandbox.session import Session
from grader.submissions.finding import Files
from grader.worker.execution import Sources

ROOT = Path(__file__).parents[2]
COURSE = Course(ROOT)


@cache
def examples(name: str) -> Examples:
    """The examples of one assignment of the course."""
    assignment = COURSE.assignment(name)
    path = assignment.reference_path
    source = runnable(path.read_text(encoding="utf-8"), name, contracts=True)
    reference = Reference(name, compile(source, str(path), "exec", dont_inherit=True), source)
    judges = {exercise: judge for exercise in assignment.exercises if (judge := judge_of(name, exercise))}
    tolerances = {exercise: Tolerance() for exercise in assignment.exercises}
    return Examples(reference, read_domain(assignment.domain_path), tolerances, judges=judges)


def judge_of(name: str, exercise: str) -> Any:
    """What a check file says of an exercise with many right answers; None for all others."""
    text = (COURSE.assignment(name).checks_path / f"test_{exercise}.py").read_text(encoding="utf-8")
    names: dict[str, Any] = {"__name__": exercise}
    if "def judge(" in text:
        exec(compile(text, exercise, "exec", dont_inherit=True), names)
    return names.get("judge")


def session(source: str, name: str = "softmax") -> Session:
    """A submission whose workers are in this process, each with names of its own."""
    files = Files(name, f"{name}.py", {f"{name}.py": source.encode()})
    made = Session(lambda: worker(source, f"{name}.py"), files, Limits())
    made.signatures = examples(name).contract.signatures
    return made


def worker(source: str, file: str = "softmax.py") -> NamespaceTransport:
    """A worker that has run this source as a file."""
    names: dict[str, Any] = {"__name__": "submission"}
    exec(compile(source, file, "exec", dont_inherit=True), names)
    transport = NamespaceTransport(names)
    transport.runtime.sources = Sources({file: source.encode()})
    return transport
