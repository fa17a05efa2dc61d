"""What can be said against an assignment from its files alone, before anything is run.

A problem is *grave* where marks would be wrong or missing: nothing is scored or released then. The others are told to
those who write the course.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.checks.lint import lint
from grader.checks.reading import CheckText, read_checks
from grader.course import misspelt
from grader.course.course import Assignment, Course
from grader.course.figures import figure_problems
from grader.course.handout_cells import HandoutCell, read_cells, runnable, stub
from grader.course.misconceptions import read_misconception
from grader.course.misspelt import nearest
from grader.course.public_checks import defines
from grader.errors import CourseError
from grader.languages import ENGLISH, LANGUAGES, REQUIRED


@dataclass(frozen=True)
class Problem:
    """One sentence, with file and line where there are such."""

    text: str
    is_grave: bool = False

    def __str__(self) -> str:
        return self.text


def course_problems(course: Course) -> list[Problem]:
    """What is wrong with the course itself: its settings, and the names of its folders."""
    return [*_refused(lambda: course.settings), *(Problem(text) for text in misspelt.about_course(course))]


def problems(assignment: Assignment) -> list[Problem]:
    """Everything that an assignment's files show to be wrong, in the order of the files."""
    return [
        *_refused(lambda: assignment.settings),
        *_about_titles(assignment),
        *_about_reference(assignment),
        *_about_checks(assignment),
        *_about_misconceptions(assignment),
        *map(Problem, figure_problems(assignment)),
        *(Problem(text) for text in misspelt.about_files(assignment)),
    ]


def _refused(read: Callable[[], object]) -> Iterator[Problem]:
    """What reading raises, as a grave problem."""
    try:
        read()
    except CourseError as error:
        yield Problem(str(error), is_grave=True)


def _about_titles(assignment: Assignment) -> Iterator[Problem]:
    path = assignment.reference_path.with_name("assignment.toml")
    if not path.is_file():
        yield Problem(f"{path}: is not there; it gives the title in each language and the place in the course")
        return
    try:
        titles = assignment.settings.title
    except CourseError:
        return
    if missing := [lang for lang in _languages(assignment) if not titles.get(lang)]:
        yield Problem(f"{path}: the title lacks {', '.join(missing)}")


def _languages(assignment: Assignment) -> tuple[str, ...]:
    """What claims and titles must be in: English, and the languages of the course, or those that are always wanted."""
    try:
        own = Course(assignment.course).settings.languages
    except CourseError:
        own = ()
    return tuple(dict.fromkeys((ENGLISH, *own))) if own else REQUIRED


# The reference


def _about_reference(assignment: Assignment) -> Iterator[Problem]:
    path = assignment.reference_path
    try:
        source = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        yield Problem(f"{path}: cannot be read: {error}", is_grave=True)
        return
    faults = [*_refused(lambda: stub(source, str(path)))]
    yield from faults
    if not faults:
        yield from _about_handout(read_cells(source, str(path)), path)


def _about_handout(cells: list[HandoutCell], path: Path) -> Iterator[Problem]:
    """Each English cell of the handout is followed by its translations."""
    for place, cell in enumerate(cells):
        if cell.lang != ENGLISH:
            continue
        following = [other.lang for other in cells[place + 1 :]]
        own = set(following[: next((i for i, lang in enumerate(following) if lang in ("", ENGLISH)), len(following))])
        if missing := [lang for lang in REQUIRED[1:] if lang not in own]:
            yield Problem(f"{path}:{cell.line}: this cell of the handout has no translation: {', '.join(missing)}")


def _names_of(assignment: Assignment) -> set[str] | None:
    """What the reference defines at its top level; None where it is not Python."""
    path = assignment.reference_path
    try:
        body = ast.parse(runnable(path.read_text(encoding="utf-8"), str(path))).body
    except (OSError, SyntaxError, ValueError, CourseError):
        return None
    imported = {alias.asname or alias.name for node in body if isinstance(node, ast.ImportFrom) for alias in node.names}
    return imported.union(*(defines(node) for node in body))


# The checks


def _about_checks(assignment: Assignment) -> Iterator[Problem]:
    names, languages = _names_of(assignment), _languages(assignment)
    otter = set(assignment.otter_files.values())
    points: list[float] | None = []
    for path in sorted(assignment.checks_path.glob("test_*.py")):
        if path in otter:
            points = None
            continue
        found = _FileOfChecks.read(path, languages)
        yield from found.problems
        exercise = path.stem.removeprefix("test_")
        if names is not None and exercise not in names:
            near = nearest(exercise, [name for name in names if name not in assignment.exercises])
            more = f"; is {near} meant?" if near else ""
            yield Problem(f"{path}: the reference defines no {exercise}{more}", is_grave=True)
        points = None if points is None or found.points is None else [*points, *found.points]
    if not assignment.exercises:
        yield Problem(f"{assignment.checks_path}: no file test_<exercise>.py: nothing would be checked", is_grave=True)
    elif points is not None and not otter:
        yield from _about_sum(assignment, points)


def _about_sum(assignment: Assignment, points: list[float]) -> Iterator[Problem]:
    total = round(sum(points), 6)
    try:
        wanted = assignment.total
    except CourseError:
        return
    if total != wanted:
        said = f"the points of {assignment.name} sum to {total:g}, not {wanted:g}, over {len(points)} checks"
        yield Problem(f"{assignment.checks_path}: {said}", is_grave=True)


@dataclass(frozen=True)
class _FileOfChecks:
    """What a check file's text shows; ``points`` are None where only running it would tell them."""

    problems: list[Problem]
    points: list[float] | None

    @classmethod
    def read(cls, path: Path, languages: Sequence[str]) -> _FileOfChecks:
        try:
            text = path.read_text(encoding="utf-8")
            tree = ast.parse(text, str(path))
        except SyntaxError as error:
            return cls([Problem(f"{path}:{error.lineno or 1}: is not valid Python: {error.msg}", is_grave=True)], None)
        except (OSError, ValueError) as error:
            return cls([Problem(f"{path}: cannot be read: {error}", is_grave=True)], None)
        found = [Problem(one, is_grave=True) for one in lint(text, str(path))]
        try:
            checks = list(read_checks(tree, str(path)))
        except CourseError as error:
            return cls([*found, Problem(str(error), is_grave=True)], None)
        found += _about_functions(tree, checks, path, languages)
        parts = [one.points for one in checks if one.points is not None]
        is_plain = len(parts) == len(checks) and "parametrize" not in text
        return cls(found, parts if is_plain else None)


def _about_functions(
    tree: ast.Module, checks: list[CheckText], path: Path, languages: Sequence[str]
) -> Iterator[Problem]:
    """What is wrong with the functions of a check file, one after another."""
    marked = {one.node.lineno for one in checks}
    tests = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")]
    if not checks:
        yield Problem(f"{path}: has no check")
    for node in tests:
        if node.lineno not in marked:
            yield Problem(f"{path}:{node.lineno}: {node.name} has no @check(points=…)", is_grave=True)
    for name, count in Counter(one.node.name for one in checks).items():
        if count > 1:
            yield Problem(f"{path}: {name} is defined {count} times; only the last would be run", is_grave=True)
    for one in checks:
        at = f"{path}:{one.node.lineno}: {one.node.name}"
        if not one.node.name.startswith("test_"):
            yield Problem(f"{at} is marked with @check, but is not run: its name must begin with test_", is_grave=True)
        if one.points is None:
            yield Problem(f"{at} says no points: @check(points=…)", is_grave=True)
        yield from (Problem(f"{at} {text}") for text in _about_claim(one.node, languages))


def _about_claim(node: ast.FunctionDef, languages: Sequence[str]) -> Iterator[str]:
    """The docstring's first line is what students read; the translations are lines of their own."""
    lines = (ast.get_docstring(node) or "").splitlines()
    first = lines[0].strip() if lines else ""
    if not first or first.startswith(tuple(f"{lang}:" for lang in LANGUAGES)):
        yield "has no claim: the first line of its docstring says in English what must hold"
    said = {line.partition(":")[0] for line in lines if line.partition(":")[2].strip()}
    if missing := [lang for lang in languages if lang not in (ENGLISH, *said)]:
        yield f"has no claim in {', '.join(missing)}: a line of its docstring that begins with {missing[0]}:"


def _about_misconceptions(assignment: Assignment) -> Iterator[Problem]:
    exercises = set(assignment.exercises)
    for path in assignment.misconceptions:
        try:
            read_misconception(path, exercises)
        except CourseError as error:
            yield Problem(str(error))


def summary(assignment: Assignment) -> str:
    """What there is, in a line: exercises, checks, points.

    Raises :class:`~grader.errors.CourseError` where a check file cannot be read.
    """
    checks: list[Any] = []
    for path in sorted({*assignment.checks_path.glob("test_*.py")} - {*assignment.otter_files.values()}):
        checks += read_checks(ast.parse(path.read_text(encoding="utf-8")), str(path))
    parts = [
        (len(assignment.exercises), "exercise"),
        (len(checks), "check"),
        (len(assignment.misconceptions), "misconception"),
    ]
    said = ", ".join(f"{count} {word}{'s' * (count != 1)}" for count, word in parts)
    return f"{assignment.name}: {said}, {assignment.total:g} points"
