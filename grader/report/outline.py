"""What pages need to know of a course: titles, and which exercise builds on which. Read from text, nothing is run."""

from __future__ import annotations

import ast
from collections.abc import Iterable

from grader.course.course import Assignment, Course
from grader.errors import CourseError
from grader.report.views import Outline


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
