"""``solutions/<name>/rubric.toml``: what a person marks, since no check can: a plot, an answer in words."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import msgspec

from grader.course.settings_file import misread, read_settings
from grader.gradebook.lateness import RubricItem
from grader.languages import ENGLISH

_NAME = re.compile(r"[\w.-]+")


class ItemSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One item: its name, its points, its title, and words that stand in or above the student's cell."""

    name: str
    points: Annotated[float, msgspec.Meta(gt=0)]
    title: str | dict[str, str] = ""
    find: str = ""


class RubricSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The items in their order."""

    item: tuple[ItemSettings, ...] = ()


def read_rubric(path: Path) -> tuple[RubricItem, ...]:
    """The items of a rubric; none where there is no file.

    Raises :class:`~grader.errors.CourseError`, with the line, for what is not understood.
    """
    settings = read_settings(path, RubricSettings)
    if not settings.item:
        return ()
    exercises = {one.stem.removeprefix("test_") for one in _checks_of(path).glob("test_*.py")}
    seen: set[str] = set()
    for place, one in enumerate(settings.item):
        problem = ""
        if not _NAME.fullmatch(one.name):
            problem = f"{one.name!r} cannot be an item's name: letters, digits, `_`, `.` and `-` can"
        elif one.name in seen or one.name in exercises:
            problem = f"{one.name!r} is the name of another item or of an exercise"
        if problem:
            raise misread(path, path.read_text(encoding="utf-8"), f"item[{place}].name", problem)
        seen.add(one.name)
    return tuple(
        RubricItem(one.name, one.points, one.title if isinstance(one.title, dict) else {ENGLISH: one.title or one.name},
                   one.find)
        for one in settings.item
    )  # fmt: skip


def _checks_of(path: Path) -> Path:
    """The folder of the assignment's checks."""
    return path.parents[2] / "autograder_tests" / path.parent.name
