"""The class that all graders grade: right solutions, and the reference with one misconception each."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from classes import Source, sources

EVERY = 4
"""One of so many submissions is a right one, as long as there are any."""


@dataclass(frozen=True)
class Student:
    """One submission, as a module, with the seed that grader gives this student."""

    name: str
    source: str
    seed: int


def students(course: Path, assignment: str, count: int) -> list[Student]:
    """The first ``count`` of a class that is always the same."""
    from grader.course.course import Course

    owner = Course(course)
    names = [f"student{number:02d}" for number in range(count)]
    texts = submissions(course, assignment)[:count]
    if len(texts) < count:
        raise SystemExit(f"there are only {len(texts)} submissions")
    return [Student(name, text, owner.seed(name, assignment)) for name, text in zip(names, texts, strict=True)]


def submissions(course: Path, assignment: str) -> list[str]:
    """Every right solution and every misconception, as modules, in an order that is always the same."""
    right, wrong, _mutants = sources(course, assignment)
    random.Random(6).shuffle(wrong)  # so that the one that changes its arguments is among the first thirty
    rights, wrongs = [as_module(one) for one in right], [as_module(one) for one in wrong]
    mixed = []
    while rights or wrongs:
        is_right = len(mixed) % EVERY == 0
        queue = (rights or wrongs) if is_right else (wrongs or rights)
        mixed.append(queue.pop(0))
    return mixed


def as_module(source: Source) -> str:
    """A notebook as the module that its code cells make, without magics; a module as it is."""
    if source.suffix != ".ipynb":
        return source.text
    cells = [cell["source"] for cell in json.loads(source.text)["cells"] if cell["cell_type"] == "code"]
    lines = "\n\n".join("".join(cell) for cell in cells).splitlines()
    return "\n".join(line for line in lines if not line.startswith("%")) + "\n"


def write_modules(folder: Path, assignment: str, everyone: Sequence[Student]) -> dict[str, Path]:
    """A folder each with ``<assignment>.py``; the files by student."""
    paths = {}
    for student in everyone:
        home = folder / student.name
        home.mkdir(parents=True)
        paths[student.name] = home / f"{assignment}.py"
        paths[student.name].write_text(student.source, encoding="utf-8")
    return paths
