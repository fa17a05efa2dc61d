"""Which exercises of an assignment can change one another's results: what one changed check can change, and no more.

Two exercises belong together where a check file, a misconception or the reference's code of one mentions the other, as
with a function that calls another, or a check that compares two. Follow-through and diagnosis look no farther; repair
may, so only exercises that passed keep their results (:mod:`grader.scoring.score_one`).
Only names are looked at, so more may be taken to belong together than need be, never less.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from pathlib import Path

from grader.course.course import Assignment
from grader.course.misconceptions import read_misconception
from grader.course.public_checks import defines
from grader.errors import CourseError


def part_digests(assignment: Assignment) -> dict[str, str]:
    """By exercise, a hash of all that its results depend on beside the submission.

    None where that cannot be told: a file is not Python, or Otter tests share one set of names.
    """
    if assignment.otter_files:
        return {}
    own = _own_files(assignment)
    try:
        near = _near(assignment, own)
    except (SyntaxError, ValueError):
        return {}
    shared = sorted({*assignment.files} - {path for paths in own.values() for path in paths})
    digests: dict[str, str] = {}
    for exercise in own:
        if exercise not in digests:
            together = _reached({exercise}, near)
            files = [*shared, *(path for one in sorted(together) for path in own[one])]
            digests |= dict.fromkeys(together, assignment.hash(files)[:16])
    return digests


def _own_files(assignment: Assignment) -> dict[str, list[Path]]:
    """By exercise, the files that speak of it alone: its checks and its misconceptions."""
    own = {exercise: [assignment.checks_path / f"test_{exercise}.py"] for exercise in assignment.exercises}
    for path in assignment.misconceptions:
        try:
            own[read_misconception(path, set(own)).exercise].append(path)
        except CourseError:
            continue  # diagnosis passes over it too
    return own


def _near(assignment: Assignment, own: Mapping[str, list[Path]]) -> dict[str, set[str]]:
    """By exercise, those that its checks, its misconceptions or its function mention, and those that mention it."""
    uses: dict[str, set[str]] = {}
    for node in _parsed(assignment.reference_path).body:
        for name in defines(node):
            uses.setdefault(name, set()).update(_names(node))
    mentions = {}
    for exercise, paths in own.items():
        names = {exercise}.union(*(_names(_parsed(path)) for path in paths))
        mentions[exercise] = _reached(names, uses) & own.keys()
    return {one: mentions[one] | {other for other in own if one in mentions[other]} for one in own}


def _parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _names(node: ast.AST) -> set[str]:
    """Every name, attribute and text in some code: whatever could stand for a function."""
    found = set()
    for inner in ast.walk(node):
        if isinstance(inner, ast.Name):
            found.add(inner.id)
        elif isinstance(inner, ast.Attribute):
            found.add(inner.attr)
        elif isinstance(inner, ast.Constant) and isinstance(inner.value, str):
            found.add(inner.value)
    return found


def _reached(start: set[str], near: Mapping[str, set[str]]) -> set[str]:
    """``start`` and all that can be reached from it, from one to the next."""
    found, waiting = set(start), list(start)
    while waiting:
        new = near.get(waiting.pop(), set()) - found
        waiting += new
        found |= new
    return found
