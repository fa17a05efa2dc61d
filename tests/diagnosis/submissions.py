"""Submissions that are run in the tests' own process, and the examples of the course's assignments."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from grader.course.course import Course
from grader.course.handout_cells import runnable
from grader.course.reference import Reference, read_domain
from grader.diagnosis.examples import Examples, Tolerance
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
    tolerances = {exercise: Tolerance() for exercise in assignment.exercises}
    return Examples(
        Reference(name, compile(source, str(path), "exec", dont_inherit=True)),
        read_domain(assignment.domain_path),
        tolerances,
    )


def session(source: str, name: str = "softmax") -> Session:
    """A submission whose workers are in this process, each with names of its own."""
    files = Files(name, f"{name}.py", {f"{name}.py": source.encode()})
    made = Session(lambda: worker(source), files, Limits())
    made.signatures = examples(name).contract.signatures
    return made


def worker(source: str) -> NamespaceTransport:
    """A worker that has run this source as softmax.py."""
    names: dict[str, Any] = {"__name__": "submission"}
    exec(compile(source, "softmax.py", "exec", dont_inherit=True), names)
    transport = NamespaceTransport(names)
    transport.runtime.sources = Sources({"softmax.py": source.encode()})
    return transport
