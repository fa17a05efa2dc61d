"""Otter's test files as data: both formats, and Otter's rules for points.

A test file is the instructor's own code, so it is run here as Otter runs it; ``otter`` itself need not be installed.
"""

from __future__ import annotations

import builtins
import inspect
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from textwrap import dedent
from types import ModuleType
from typing import Any

from grader.errors import CourseError

_MARK = re.compile(r"^OK_FORMAT\s*=", re.MULTILINE)
_REAL_IMPORT = builtins.__import__


@dataclass(frozen=True)
class Case:
    """One test case: doctest text, or a function of the instructor's with the names that it asks for."""

    name: str
    hidden: bool
    points: float | None
    code: str = ""
    function: Callable[..., Any] | None = None
    success_message: str = ""
    failure_message: str = ""

    @property
    def worth(self) -> float:
        return float(self.points or 0)

    @property
    def parameters(self) -> list[str]:
        return list(inspect.signature(self.function).parameters) if self.function else []


@dataclass(frozen=True)
class Question:
    """One test file. Its name is what students pass to ``grader.check``."""

    name: str
    ok_format: bool
    all_or_nothing: bool
    cases: tuple[Case, ...]
    source: str

    @property
    def points(self) -> float:
        return sum(case.worth for case in self.cases)


def is_otter_file(path: Path) -> bool:
    """Whether a Python file is an Otter test file: it says so by ``OK_FORMAT``."""
    return path.suffix == ".py" and _MARK.search(path.read_text(encoding="utf-8", errors="replace")) is not None


def read_question(path: Path) -> Question:
    """The question in a test file. Raises :class:`~grader.errors.CourseError` where Otter would refuse it too."""
    try:
        source = path.read_text(encoding="utf-8")
        names = _run(source, str(path))
        if names.get("OK_FORMAT") is None:
            raise CourseError("it does not define OK_FORMAT")
        question = _ok(names["test"], source) if names["OK_FORMAT"] else _exceptions(names, source)
        points = names["test"].get("points") if names["OK_FORMAT"] else names.get("points")
        return replace(question, cases=resolve_points(points, question.cases))
    except CourseError as error:
        raise CourseError(f"{path}: {error}") from None
    except Exception as error:
        raise CourseError(f"{path}: is not an Otter test file: {type(error).__name__}: {error}") from error


def _run(source: str, path: str) -> dict[str, Any]:
    """The names that a test file defines; what it imports from Otter comes from here."""
    names: dict[str, Any] = {"__builtins__": vars(builtins) | {"__import__": _import}}
    exec(compile(source, path, "exec", dont_inherit=True), names)
    return names


def _import(name: str, *where: Any) -> Any:
    if name not in ("otter", "otter.test_files"):
        return _REAL_IMPORT(name, *where)
    test_files = ModuleType("otter.test_files")
    test_files.test_case = TestCase  # type: ignore[attr-defined]
    otter = ModuleType("otter")
    otter.test_files = test_files  # type: ignore[attr-defined]
    from_list = where[2] if len(where) > 2 else ()
    return test_files if from_list and name == "otter.test_files" else otter


class TestCase:
    """Stands for Otter's ``test_case``: a decorator that keeps what it was told."""

    __test__ = False

    def __init__(
        self, name: str | None = None, points: float | None = None, hidden: bool = False,
        success_message: str | None = None, failure_message: str | None = None,
    ) -> None:  # fmt: skip
        self.name = name
        self.points = points
        self.hidden = hidden
        self.success_message = success_message or ""
        self.failure_message = failure_message or ""
        self.function: Callable[..., Any] = lambda: None

    def __call__(self, function: Callable[..., Any]) -> TestCase:
        self.function = function
        return self


def _exceptions(names: dict[str, Any], source: str) -> Question:
    if "name" not in names:
        raise CourseError("it does not define name")
    found = [value for value in names.values() if isinstance(value, TestCase)]
    cases = tuple(
        Case(
            case.name or f"{names['name']} - {number}", bool(case.hidden), case.points,
            function=case.function, success_message=case.success_message, failure_message=case.failure_message,
        )
        for number, case in enumerate(found, 1)
    )  # fmt: skip
    return Question(str(names["name"]), False, bool(names.get("all_or_nothing")), cases, source)


def _ok(test: dict[str, Any], source: str) -> Question:
    if len(test["suites"]) != 1:
        raise CourseError("it has several suites; Otter takes one")
    (suite,) = test["suites"]
    if suite.get("type", "doctest") != "doctest" or suite.get("setup") or suite.get("teardown"):
        raise CourseError("its suite is not a doctest, or has a setup or teardown; Otter takes neither")
    cases = tuple(
        Case(
            case.get("name", f"{test['name']} - {number}"), bool(case.get("hidden", True)), case.get("points"),
            code=dedent(case["code"]), success_message=case.get("success_message") or "",
            failure_message=case.get("failure_message") or "",
        )
        for number, case in enumerate(suite["cases"], 1)
    )  # fmt: skip
    return Question(str(test["name"]), True, bool(test.get("all_or_nothing")), cases, source)


def resolve_points(total: Any, cases: Sequence[Case]) -> tuple[Case, ...]:
    """The points of every case, by Otter's rules.

    Raises :class:`~grader.errors.CourseError` where they do not fit the cases.
    """
    if isinstance(total, list):
        if len(total) != len(cases):
            raise CourseError(f"points are given for {len(total)} cases; there are {len(cases)}")
        cases, total = [replace(case, points=points) for case, points in zip(cases, total, strict=True)], None
    if total is not None and (isinstance(total, bool) or not isinstance(total, int | float)):
        raise CourseError(f"points are a number or a list, not {total!r}")
    given = sum(case.points for case in cases if case.points is not None)
    open_cases = sum(case.points is None for case in cases)
    if total is not None and given > total:
        raise CourseError("its cases have more points than the question")
    if total is None:
        total = given if any(case.points for case in cases) else 1
    share = (total - given) / open_cases if open_cases else 0.0
    return tuple(replace(case, points=float(share if case.points is None else case.points)) for case in cases)
