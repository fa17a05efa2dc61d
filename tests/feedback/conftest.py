"""Hand-made reports for the tests of the feedback site."""

from __future__ import annotations

from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from grader.course.outline import Outline
from grader.feedback.dossier import dossiers
from grader.feedback.pages import Site
from grader.feedback.site import Written, write_site
from grader.feedback.student_view import Options
from grader.gradebook.store import FILE, Gradebook
from grader.results import ExerciseReport, Failure, Hint, Report, Result

WRONG = """\
import numpy as np

def line(x, a):
    return np.multiply(x, a) - 1

def area(x, a):
    raise ValueError("no area today")
"""
RIGHT = WRONG.replace("- 1", "+ 1").replace(
    'raise ValueError("no area today")', "return float((line(x, a) ** 2).sum())"
)


HINT = Hint("diagonal", {"en": "Only the diagonal", "zh": "只有对角线"}, {"en": "Look at `j`.", "zh": "看看 `j`。"})


def failure(kind: str = "value", **data: Any) -> Failure:
    """A failure; by default a single wrong number."""
    wrong = {"what": "f(x)", "got_at": 3.0, "expected_at": 4.0, "index": [], "count": 1, "size": 1}
    both = {"got": 3.0, "expected": 4.0}
    return Failure(kind, data or (wrong | both if kind == "value" else {"function": "f"}))


def result(
    name: str = "test_a", *, points: float = 10.0, failed: Failure | None = None, outcome: str = "", **more: Any
) -> Result:
    """A check's result: passed unless there is a failure."""
    said = outcome or ("passed" if failed is None else "failed")
    claim = more.pop("claim", {"en": f"Claim of {name}.", "zh": f"{name} 的说明。"})
    earned = more.pop("earned", points if said == "passed" else 0.0)
    return Result(name, claim, more.pop("public", True), points, earned, said, failure=failed, **more)  # type: ignore[arg-type]


def exercise(name: str = "f", *results: Result, hints: tuple[Hint, ...] = ()) -> ExerciseReport:
    return ExerciseReport(name, results or (result(),), hints)


def report(*exercises: ExerciseReport, student: str = "ann", assignment: str = "nets", **more: Any) -> Report:
    """A graded report of these exercises."""
    values: dict[str, Any] = {
        "file": f"{assignment}.py", "digest": "sha256:abc", "outcome": "graded", "failure": None, "seed": 17,
        "sandbox": "landlock", "graded_at": "2026-11-23T08:00:00Z", "seconds": 0.1, "versions": {"grader": "0.1.0"},
    }  # fmt: skip
    return Report(student, assignment, exercises=exercises, **(values | more))


def options(**more: Any) -> Options:
    """Options for a course in which ``train`` builds on ``g``, and ``g`` on ``f``."""
    builds_on = {"g": frozenset({"f"}), "train": frozenset({"f", "g"})}
    return Options(outlines={"nets": Outline({"en": "Networks", "zh": "网络"}, builds_on)}, **more)


def write(
    folder: Path, reports: Sequence[Report], given: Options, students: Sequence[str] = (),
    assignments: Sequence[str] = (), processes: int = 1,
) -> Written:  # fmt: skip
    """The site of these reports in ``folder``, from a gradebook made anew in a hidden folder beside it."""
    grades = folder.with_name(f".grades-of-{folder.name}")
    (grades / FILE).unlink(missing_ok=True)
    with Gradebook(grades) as gradebook:
        gradebook.enrol([*students, *(report.student for report in reports)])
        for one in reports:
            gradebook.record(one, "")
        everybody = dossiers(gradebook, given)
    names = tuple(assignments) or tuple(dict.fromkeys(report.assignment for report in reports))
    return write_site(Site(folder, grades, names, given), everybody, processes)


class Reader(HTMLParser):
    """A page taken apart: its elements with their attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.raw = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.raw = tag if tag in ("style", "script") else ""

    def handle_endtag(self, tag: str) -> None:
        self.raw = ""

    def handle_data(self, data: str) -> None:
        if not self.raw:
            self.texts.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.texts).split())

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture(scope="session")
def make() -> SimpleNamespace:
    """Makers of reports and of their parts."""
    return SimpleNamespace(
        write=write, failure=failure, result=result, exercise=exercise, report=report, options=options, hint=HINT,
        read=Reader,
    )  # fmt: skip
