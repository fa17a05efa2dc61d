"""What every method shares: where things are, what a command is, and the code that peers import."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from peers import kit
from peers.students import Student

HERE = Path(__file__).parent
Marks = dict[str, set[str]]
"""By student, the labels of the checks that passed."""


@dataclass(frozen=True)
class Setting:
    """What all methods share: the course, the assignment, and a folder with the code that peers import."""

    course: Path
    assignment: str
    library: Path
    home: Path

    @property
    def checks(self) -> Path:
        return self.course / "autograder_tests" / self.assignment

    @property
    def reference(self) -> Path:
        return self.course / "solutions" / self.assignment / f"{self.assignment}.py"

    def environment(self, python: Path, **more: str) -> dict[str, str]:
        """One thread, no warnings, no settings of whoever runs this; the adapter's variables; the peer's commands."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PYTEST"))}
        ours = {
            "OPENBLAS_NUM_THREADS": "1",
            "OMP_NUM_THREADS": "1",
            "PYTHONWARNINGS": "ignore",
            "PYTHONPATH": str(self.library),
            "HOME": str(self.home),
            "PATH": os.pathsep.join([str(python.parent), os.environ.get("PATH", os.defpath)]),
            kit.CHECKS: str(self.checks),
            kit.REFERENCE: str(self.reference),
        }
        return kept | ours | more

    def for_student(self, python: Path, student: Student, **more: str) -> dict[str, str]:
        return self.environment(python, **{kit.SEED: str(student.seed)}, **more)


@dataclass(frozen=True)
class Command:
    """One process to run and measure. ``fails`` are exit codes that only say that a check failed."""

    arguments: Sequence[str | Path]
    environment: Mapping[str, str]
    cwd: Path
    fails: tuple[int, ...] = ()


@dataclass(frozen=True)
class Work:
    """A class laid out for one method."""

    commands: list[Command]
    marks: Callable[[], Marks]


@dataclass
class Library:
    """The code that peers import: the adapter, and of grader the assert helpers that checks use."""

    folder: Path
    modules: tuple[str, ...] = field(
        default=(
            "__init__",
            "errors",
            "failures",
            "hand_in_words",
            "languages",
            "messages",
            "reasons",
            "results",
            "text",
            "checks/__init__",
            "checks/aims",
            "checks/check",
            "checks/comparators",
            "checks/domain",
            "checks/numerical_gradient",
            "findings/__init__",
            "findings/pieces",
            "findings/sentences",
        )
    )

    def write(self, course: Path) -> Path:
        """Only what is needed, and no metadata: grader's pytest plugin must not be found."""
        shutil.copytree(HERE, self.folder / "peers", ignore=shutil.ignore_patterns("__pycache__"))
        target = self.folder / "grader"
        for name in self.modules:
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(course / "grader" / f"{name}.py", target / f"{name}.py")
        shutil.copytree(course / "grader" / "locale", target / "locale")
        return self.folder


def write_json(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
