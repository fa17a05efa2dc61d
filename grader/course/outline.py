"""What a course holds, read from its source text alone: exercises in order, points, without running anything."""

from __future__ import annotations

import ast
from pathlib import Path

from grader.checks.otter_file import read_question
from grader.course.course import Assignment
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
