"""What a course holds, read from its source text alone: exercises in order, points, without running anything."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from grader.checks.otter_file import read_question
from grader.course.course import Assignment, Course
from grader.errors import CourseError


def exercise_order(assignment: Assignment) -> list[str]:
    """The exercises in the order of the reference's definitions; those it lacks come last, by name."""
    tree = _parsed(assignment.reference_path)
    defined = [node.name for node in tree.body if isinstance(node, ast.FunctionDef)]
    exercises = set(assignment.exercises)
    ordered = [name for name in defined if name in exercises]
    return ordered + sorted(exercises - set(ordered))


def exercise_points(assignment: Assignment) -> dict[str, float]:
    """The points of each exercise, in order."""
    otter = {name: read_question(path).points for name, path in assignment.otter_files.items()}
    own = {path.stem.removeprefix("test_"): path for path in assignment.checks_path.glob("test_*.py")}
    points = {name: sum(_points(path)) for name, path in own.items() if path not in assignment.otter_files.values()}
    return {name: points.get(name, 0) + otter.get(name, 0) for name in exercise_order(assignment)}


def _points(path: Path) -> list[float]:
    """The ``points`` of every ``@check`` in a file."""
    found = []
    for node in ast.walk(_parsed(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "check":
            for keyword in node.keywords:
                if keyword.arg == "points":
                    found.append(_literal(keyword.value, path))
    return found


def _literal(node: ast.expr, path: Path) -> float:
    try:
        return float(ast.literal_eval(node))
    except (ValueError, TypeError):
        raise CourseError(f"{path}:{node.lineno}: points must be written as a plain number") from None


def _parsed(path: Path) -> ast.Module:
    try:
        return ast.parse(path.read_text(encoding="utf-8"), str(path))
    except (OSError, SyntaxError, UnicodeDecodeError) as error:
        raise CourseError(f"{path}: cannot be read: {error}") from error


@dataclass(frozen=True)
class Outline:
    """What the course says of an assignment: its title, and which exercises each exercise builds on. No solutions."""

    title: Mapping[str, str] = field(default_factory=dict)
    builds_on: Mapping[str, frozenset[str]] = field(default_factory=dict)


def outlines(course: Course) -> dict[str, Outline]:
    """Every assignment of a course, in its order."""
    return {assignment.name: outline(assignment) for assignment in course.assignments.values()}


def outline(assignment: Assignment) -> Outline:
    """The assignment's titles, and its exercises' dependencies from the reference's source."""
    try:
        source = assignment.reference_path.read_text(encoding="utf-8")
        calls = _calls(ast.parse(source))
    except (OSError, ValueError, SyntaxError) as error:
        raise CourseError(f"{assignment.reference_path}: cannot be read: {error}") from error
    exercises = set(assignment.exercises)
    builds_on = {name: frozenset((_reached(name, calls) & exercises) - {name}) for name in exercises}
    return Outline({lang: assignment.title(lang) for lang in ("en", "zh")}, builds_on)


def _calls(tree: ast.Module) -> dict[str, set[str]]:
    """For each function of the file, the other functions of the file that it names."""
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    known = {node.name for node in functions}
    return {node.name: _names(node) & known - {node.name} for node in functions}


def _names(node: ast.AST) -> set[str]:
    return {name.id for name in ast.walk(node) if isinstance(name, ast.Name)}


def _reached(start: str, calls: dict[str, set[str]]) -> set[str]:
    """Everything that is called from ``start``, directly or through others."""
    found: set[str] = set()
    waiting: list[Iterable[str]] = [calls.get(start, ())]
    while waiting:
        new = set(waiting.pop()) - found
        found |= new
        waiting += [calls.get(name, ()) for name in new]
    return found
