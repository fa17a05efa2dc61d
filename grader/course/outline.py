"""What a course holds, read from its source text alone: exercises in order, points, without running anything."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from grader.checks.otter_file import read_question
from grader.checks.reading import read_checks
from grader.course.course import Assignment, Course
from grader.course.dependencies import called_by, reference_code
from grader.course.figures import read_figure
from grader.errors import CourseError
from grader.languages import LANGUAGES


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
    points = {name: _points(path) for name, path in own.items() if path not in assignment.otter_files.values()}
    return {name: points.get(name, 0) + otter.get(name, 0) for name in exercise_order(assignment)}


def _points(path: Path) -> float:
    """The points of all checks in a file together."""
    return sum(one.points or 0.0 for one in read_checks(_parsed(path), str(path)))


def _parsed(path: Path) -> ast.Module:
    try:
        return ast.parse(path.read_text(encoding="utf-8"), str(path))
    except (OSError, SyntaxError, UnicodeDecodeError) as error:
        raise CourseError(f"{path}: cannot be read: {error}") from error


@dataclass(frozen=True)
class Outline:
    """What the course says of an assignment: its title, what each exercise builds on, its figures. No solutions."""

    title: Mapping[str, str] = field(default_factory=dict)
    builds_on: Mapping[str, frozenset[str]] = field(default_factory=dict)
    figures: Mapping[str, str] = field(default_factory=dict)
    """SVG pictures of exercises, with ids that name quantities of the reference."""


def outlines(course: Course) -> dict[str, Outline]:
    """Every assignment of a course, in its order."""
    return {assignment.name: outline(assignment) for assignment in course.assignments.values()}


def outline(assignment: Assignment) -> Outline:
    """The assignment's titles, and its exercises' dependencies from the reference's source."""
    exercises = set(assignment.exercises)
    called = called_by(reference_code(assignment))
    builds_on = {name: frozenset((called.get(name, set()) & exercises) - {name}) for name in exercises}
    figures = {path.stem: read_figure(path) for path in assignment.figure_paths}
    return Outline({lang: assignment.title(lang) for lang in LANGUAGES}, builds_on, figures)
