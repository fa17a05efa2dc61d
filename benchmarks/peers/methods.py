"""The graders side by side: how each is given the class, called, and asked for its marks.

A method lays out a class in a fresh folder (not timed) and says which commands grade it (timed): one for the class, or
one a submission where that is how the grader works. Its marks are read afterwards: the checks that each student passed.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from peers import kit
from peers.layout import HERE, Command, Marks, Setting, Work, write_json
from peers.nbgrader_course import nbgrader
from peers.students import Student, write_modules


@dataclass(frozen=True)
class Method:
    """One way of grading the class."""

    name: str
    lay_out: Callable[[Setting, Path, Sequence[Student], Path], Work]
    environment: str = ""
    """The peer's environment; empty for our own interpreter."""
    limit: float | None = None
    """What grader promises: so many times less CPU; for ``limit`` so many times more at most."""


# grader


def grader(setting: Setting, folder: Path, everyone: Sequence[Student], python: Path) -> Work:
    """``grader score``, sandbox on, one scoring process: like the others one submission at a time."""
    write_modules(folder / "class", setting.assignment, everyone)
    book = folder / "grades"
    command = [python, "-m", "grader", "score", folder / "class", "-a", setting.assignment, "-j", "1"]
    command += ["--course", setting.course, "-g", book]
    environment = setting.environment(python)
    environment["PYTHONPATH"] = str(setting.course)
    return Work([Command(command, environment, folder)], lambda: grader_marks(book))


def grader_marks(folder: Path) -> Marks:
    """What passed outright: follow-through, which no peer has, counts for nothing here."""
    from grader.gradebook.store import Gradebook

    with Gradebook(folder, create=False) as book:
        return {
            report.student: {
                f"{exercise.name}::{result.name}"
                for exercise in report.exercises
                for result in exercise.results
                if result.outcome == "passed"
            }
            for report in book.reports()
        }


# Otter


def otter(setting: Setting, folder: Path, everyone: Sequence[Student], python: Path) -> Work:
    """``otter run``, a process a submission; one exception-based test file an exercise, one case a check."""
    paths = write_modules(folder / "class", setting.assignment, everyone)
    package = folder / "autograder"
    package.joinpath("tests").mkdir(parents=True)
    for path in setting.checks.glob("test_*.py"):
        exercise = path.stem.removeprefix("test_")
        text = OTTER_TEST.format(exercise=exercise)
        package.joinpath("tests", f"{exercise}.py").write_text(text)
    package.joinpath("otter_config.json").write_text(json.dumps({"lang": "python", "show_all_public": True}))
    archive = shutil.make_archive(str(package), "zip", package)
    commands = []
    for student in everyone:
        output = folder / "results" / student.name
        output.mkdir(parents=True)
        arguments = [python, "-m", "otter", "run", "-a", archive, "-o", output, "--no-logo", paths[student.name]]
        commands.append(Command(arguments, setting.for_student(python, student), folder))
    return Work(commands, lambda: {student.name: otter_marks(folder, student, setting) for student in everyone})


OTTER_TEST = """from otter.test_files import test_case
from peers.kit import otter_cases

OK_FORMAT = False
name = "{exercise}"
globals().update(otter_cases(name, test_case))
"""


def otter_marks(folder: Path, student: Student, setting: Setting) -> set[str]:
    """From the public summary: a question passed as a whole, or every case has its line."""
    said = json.loads((folder / "results" / student.name / "results.json").read_text())
    text = said["tests"][0]["output"]
    passed = set()
    for case in kit.read_checks(setting.checks):
        block = text.partition(f"{case.exercise} results:")[2]
        line = re.search(rf"^\s*{case.name} result:\s*(\S+)", block, re.M)
        if block.startswith(" All test cases passed!") or (line and line[1] == "✅"):
            passed.add(case.label)
    return passed


# pytest


def pytest_process(setting: Setting, folder: Path, everyone: Sequence[Student], python: Path) -> Work:
    """A ``pytest`` process a submission, checks in-process on the student's module."""
    paths = write_modules(folder / "class", setting.assignment, everyone)
    checks = setting.home / "pytest-checks"
    if not checks.exists():
        shutil.copytree(setting.checks, checks, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(HERE / "in_pytest.py", checks / "conftest.py")
    options = ["-q", "--tb=no", "-p", "no:cacheprovider", "-p", "no:grader", f"--rootdir={checks}", "-c", os.devnull]
    commands = []
    for student in everyone:
        environment = setting.for_student(python, student, PEERS_SUBMISSION=str(paths[student.name]))
        results = paths[student.name].with_name("results.xml")
        arguments = [python, "-m", "pytest", *options, f"--junitxml={results}", checks]
        commands.append(Command(arguments, environment, folder, (1,)))
    return Work(commands, lambda: {name: junit_marks(path.with_name("results.xml")) for name, path in paths.items()})


def junit_marks(path: Path) -> set[str]:
    passed = set()
    for case in ElementTree.parse(path).iter("testcase"):
        if not len(case):
            exercise = case.attrib["classname"].rpartition(".")[2].removeprefix("test_")
            passed.add(f"{exercise}::{case.attrib['name']}")
    return passed


# pytest-prairielearn-grader


def prairielearn(setting: Setting, folder: Path, everyone: Sequence[Student], python: Path) -> Work:
    """pytest-prairielearn-grader, a pytest process a submission, as its container does; one sandbox for all checks."""
    commands = []
    for student in everyone:
        home = folder / student.name
        data = home / "test_student"
        data.mkdir(parents=True)
        shutil.copy(HERE / "in_prairielearn.py", home / "test_student.py")
        shutil.copy(HERE / "trailing_code.py", data)
        data.joinpath("student_code.py").write_text(student.source, encoding="utf-8")
        arguments = [
            python,
            "-m",
            "pytest",
            "-q",
            "--tb=no",
            "-p",
            "no:cacheprovider",
            "-p",
            "no:grader",
            f"--rootdir={home}",
            home,
        ]
        commands.append(Command(arguments, setting.for_student(python, student), home, (1,)))
    return Work(commands, lambda: {student.name: prairielearn_marks(folder / student.name) for student in everyone})


def prairielearn_marks(home: Path) -> set[str]:
    said = json.loads((home / "autograder_results.json").read_text())
    return {test["name"] for test in said["tests"] if test["outcome"] == "passed"}


# The limit


def limit(setting: Setting, folder: Path, everyone: Sequence[Student], python: Path) -> Work:
    """A warm process that forks, runs the checks on the module and compares with values that are there already."""
    paths = write_modules(folder / "class", setting.assignment, everyone)
    jobs, expected, marks = folder / "jobs.json", folder / "expected.pickle", folder / "marks.json"
    listed = [{"student": one.name, "path": str(paths[one.name]), "seed": one.seed} for one in everyone]
    write_json(jobs, listed)
    base = [python, "-m", "peers.limit"]
    environment = setting.environment(python)
    subprocess.run([*base, "expect", jobs, expected], env=environment, cwd=folder, check=True)
    command = Command([*base, "grade", jobs, expected, marks], environment, folder)
    return Work([command], lambda: limit_marks(marks))


def limit_marks(path: Path) -> Marks:
    said: dict[str, dict[str, bool]] = json.loads(path.read_text())
    return {student: {label for label, passed in marks.items() if passed} for student, marks in said.items()}


METHODS = (
    Method("grader score", grader),
    Method("otter run", otter, "otter", 60),
    Method("nbgrader autograde", nbgrader, "nbgrader", 40),
    Method("pytest process", pytest_process, "pytest", 10),
    Method("pytest-prairielearn-grader", prairielearn, "prairielearn"),
    Method("limit", limit, "", 2),
)
OWN_PYTHON = Path(sys.executable)
