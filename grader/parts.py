"""Which exercises of an assignment can change one another's results: what one changed check can change, and no more.

Two exercises belong together where a check file, a misconception or the reference's code of one mentions the other, as
with a function that calls another, or a check that compares two. Follow-through and diagnosis look no farther.
Only names are looked at, so more may be taken to belong together than need be, never less.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from pathlib import Path

from grader.course import Assignment


def part_digests(assignment: Assignment) -> dict[str, str]:
    """By exercise, a hash of all that its results depend on beside the submission.

    None where that cannot be told: a file is not Python, or Otter tests share one set of names.
    """
    exercises = assignment.exercises
    if assignment.otter_files:
        return {}
    try:
        mentions = _mentions(assignment, set(exercises))
    except SyntaxError:
        return {}
    own = {exercise: _own_files(assignment, exercise) for exercise in exercises}
    shared = sorted({*assignment.files} - {path for paths in own.values() for path in paths})
    digests = {}
    for exercise in exercises:
        together = _together(exercise, mentions)
        files = [*shared, *(path for one in sorted(together) for path in own[one])]
        digests[exercise] = assignment.hash(files)[:16]
    return digests


def _own_files(assignment: Assignment, exercise: str) -> list[Path]:
    """The files that speak of one exercise alone: its checks and its misconceptions."""
    checks = assignment.checks_path / f"test_{exercise}.py"
    return [checks, *(path for path in assignment.misconceptions if _exercise_of(path) == exercise)]


def _exercise_of(misconception: Path) -> str:
    """The exercise that a misconception's header names; none where it names none."""
    for line in misconception.read_text(encoding="utf-8").splitlines():
        key, _, value = line.removeprefix("#").partition(":")
        if line.startswith("#") and key.strip() == "exercise":
            return value.strip()
    return ""


def _mentions(assignment: Assignment, exercises: set[str]) -> dict[str, set[str]]:
    """By exercise, the exercises that its checks, its misconceptions or its function mention."""
    calls = _reached(ast.parse(assignment.reference_path.read_text(encoding="utf-8")))
    found = {}
    for exercise in exercises:
        texts = [path.read_text(encoding="utf-8") for path in _own_files(assignment, exercise)]
        names = calls.get(exercise, set()).union(*(_names([ast.parse(text)]) for text in texts))
        for helper in names & calls.keys():  # a misconception may call a helper that calls an exercise
            names |= calls[helper]
        found[exercise] = names & exercises
    return found


def _reached(tree: ast.Module) -> dict[str, set[str]]:
    """By name that a file binds at its top level, every name that it mentions, directly or through others."""
    bound: dict[str, set[str]] = {}
    for node in tree.body:
        names = _names([node])
        for name in _bound(node):
            bound.setdefault(name, set()).update(names)
    changed = True
    while changed:
        changed = False
        for names in bound.values():
            wider = names.union(*(bound[name] for name in names & bound.keys()))
            changed |= wider != names
            names |= wider
    return bound


def _bound(node: ast.stmt) -> set[str]:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return {node.name}
    return {name.id for name in ast.walk(node) if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store)}


def _names(nodes: Iterable[ast.AST]) -> set[str]:
    """Every name, attribute and text in some code: whatever could stand for a function."""
    found = set()
    for node in (inner for outer in nodes for inner in ast.walk(outer)):
        if isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.Attribute):
            found.add(node.attr)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.add(node.value)
    return found


def _together(exercise: str, mentions: dict[str, set[str]]) -> set[str]:
    """All exercises that are connected with this one, whichever mentions which."""
    found, waiting = {exercise}, [exercise]
    while waiting:
        one = waiting.pop()
        near = mentions[one] | {other for other, names in mentions.items() if one in names}
        waiting += near - found
        found |= near
    return found
