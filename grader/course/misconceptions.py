"""Misconceptions: wrong variants of a reference's functions, each a small file with a header and a hint."""

from __future__ import annotations

import ast
from dataclasses import dataclass, replace
from pathlib import Path

from grader.course.course import Assignment
from grader.course.parameters import Parameter, read_parameter
from grader.errors import CourseError
from grader.languages import ENGLISH, LANGUAGES, REQUIRED
from grader.results import Hint

_TEXTS = {lang: tuple(key if lang == ENGLISH else f"{key}.{lang}" for key in ("title", "hint")) for lang in LANGUAGES}
NEEDED = ("exercise", *(key for lang in REQUIRED for key in _TEXTS[lang]))
_KNOWN = tuple(dict.fromkeys([*NEEDED, *(key for keys in _TEXTS.values() for key in keys), "parameter", "source"]))

UNWRITTEN = "TODO"
"""What stands in a draft for the words that somebody has yet to write."""


@dataclass(frozen=True)
class Misconception:
    """One wrong variant: the function it is of, what a student is told, and the code to run after the reference.

    ``parameter`` is the number in it that may be another one; ``template`` are the words before it was filled in.
    """

    name: str
    exercise: str
    hint: Hint
    code: str
    parameter: Parameter | None = None
    template: Hint | None = None

    def fitted(self, value: float) -> Misconception:
        """The same with this number for its parameter, in words and code."""
        if self.parameter is None or self.template is None:
            return self
        code = self.parameter.holding(self.code, ast.Constant(value))
        return replace(self, hint=_filled(self.template, self.parameter, value), code=code)


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
    parameter = _parameter(header, tree, path)
    template = Hint(path.stem, title, hint)
    if parameter is None:
        return Misconception(path.stem, exercise, template, text)
    return Misconception(path.stem, exercise, _filled(template, parameter), text, parameter, template)


def _filled(template: Hint, parameter: Parameter, value: float | None = None) -> Hint:
    """The words with the parameter's number in its places."""
    title, text = (
        {lang: parameter.said(words, value) for lang, words in said.items()} for said in (template.title, template.text)
    )
    return Hint(template.misconception, title, text)


def _parameter(header: dict[str, tuple[str, int]], tree: ast.Module, path: Path) -> Parameter | None:
    """What the header says of a number; None where it says nothing."""
    if "parameter" not in header:
        return None
    said, line = header["parameter"]
    try:
        return read_parameter(said, tree)
    except ValueError as error:
        raise CourseError(f"{path}:{line}: {error}") from error


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
