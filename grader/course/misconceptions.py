"""Misconceptions: wrong variants of a reference's functions, each a small file with a header and a hint."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path

from grader.course.course import Assignment
from grader.errors import CourseError
from grader.languages import ENGLISH, LANGUAGES, REQUIRED
from grader.results import Hint

_TEXTS = {lang: tuple(key if lang == ENGLISH else f"{key}.{lang}" for key in ("title", "hint")) for lang in LANGUAGES}
NEEDED = ("exercise", *(key for lang in REQUIRED for key in _TEXTS[lang]))
_KNOWN = tuple(dict.fromkeys([*NEEDED, *(key for keys in _TEXTS.values() for key in keys), "source"]))

UNWRITTEN = "TODO"
"""What stands in a draft for the words that somebody has yet to write."""


@dataclass(frozen=True)
class Misconception:
    """One wrong variant: the function it is of, what a student is told, and the code to run after the reference."""

    name: str
    exercise: str
    hint: Hint
    code: str


def read_misconceptions(assignment: Assignment) -> list[Misconception]:
    """All misconceptions of an assignment by name. Raises :class:`~grader.errors.CourseError` with file and line."""
    exercises = set(assignment.exercises)
    return [read_misconception(path, exercises) for path in assignment.misconceptions]


def read_misconception(path: Path, exercises: set[str]) -> Misconception:
    """The misconception in this file; ``exercises`` are those it may be of.

    Raises :class:`~grader.errors.CourseError` with file and line for what is not understood.
    """
    try:
        text = path.read_text(encoding="utf-8")
        tree = ast.parse(text, str(path))
    except SyntaxError as error:
        raise CourseError(f"{path}:{error.lineno or 1}: does not parse: {error.msg}") from error
    except (OSError, ValueError) as error:
        raise CourseError(f"{path}: cannot be read: {error}") from error
    header = _header(text, path)
    exercise, line = header["exercise"]
    if exercise not in exercises:
        raise CourseError(f"{path}:{line}: no exercise {exercise!r}; there are: {', '.join(sorted(exercises))}")
    if exercise not in _defined(tree):
        raise CourseError(f"{path}:{_first_code_line(tree)}: does not define {exercise}, of which it is a variant")
    said = {key: value for key, (value, _line) in header.items()}
    title, hint = ({lang: said[keys[i]] for lang, keys in _TEXTS.items() if keys[i] in said} for i in (0, 1))
    return Misconception(path.stem, exercise, Hint(path.stem, title, hint), text)


def _header(text: str, path: Path) -> dict[str, tuple[str, int]]:
    """The leading comment lines ``# key: value``, each with its line number."""
    header: dict[str, tuple[str, int]] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("#"):
            break
        key, colon, value = (part.strip() for part in line.removeprefix("#").partition(":"))
        if not colon or key not in _KNOWN:
            raise CourseError(f"{path}:{number}: expected '# key: value', the key one of {', '.join(_KNOWN)}")
        if key in header:
            raise CourseError(f"{path}:{number}: {key!r} is given twice")
        if not value:
            raise CourseError(f"{path}:{number}: {key!r} is empty")
        if value == UNWRITTEN:
            raise CourseError(f"{path}:{number}: {key!r} is still to be written, once you have read the code")
        header[key] = (value, number)
    missing = [key for key in NEEDED if key not in header]
    if missing:
        raise CourseError(f"{path}:{len(header) + 1}: the header lacks {', '.join(missing)}")
    return header


def _defined(tree: ast.Module) -> set[str]:
    """The functions that a variant defines at its top level."""
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def _first_code_line(tree: ast.Module) -> int:
    return tree.body[0].lineno if tree.body else 1
