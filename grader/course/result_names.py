"""What the parts of an exercise's result are called: by the names under which its check file takes them apart."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from grader.course.course import Assignment
from grader.results import ExerciseReport, Failure

_PLACED = ("part", "more", "parts", "others")
"""Where a finding's data name parts of a result."""

_FIRST = re.compile(r"\[(\d+)\]")


def result_names(assignment: Assignment, exercise: str) -> tuple[str, ...]:
    """``("w", "losses")`` of a function whose checks say ``unpack(submission.train(…), ("w", "losses"))``.

    Empty where checks take nothing apart, or call the parts one way here and another there.
    """
    return _names_in(assignment.checks_path / f"test_{exercise}.py", exercise)


@lru_cache(1024)
def _names_in(path: Path, exercise: str) -> tuple[str, ...]:
    try:
        tree = ast.parse(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, SyntaxError):
        return ()
    constants = {
        one.targets[0].id: one.value
        for one in tree.body
        if isinstance(one, ast.Assign) and isinstance(one.targets[0], ast.Name)
    }
    found = set(_unpacked(tree, exercise, constants))
    return found.pop() if len(found) == 1 else ()


def _unpacked(tree: ast.Module, exercise: str, constants: dict[str, ast.expr]) -> Iterator[tuple[str, ...]]:
    """The names under which a file takes results of an exercise apart."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "unpack"):
            continue
        if len(node.args) > 1:
            result, names, *what = node.args
            if _calls(result, exercise) or any(_says(one, exercise) for one in what):
                names = constants.get(names.id, names) if isinstance(names, ast.Name) else names
                if texts := _texts(names):
                    yield texts


def _calls(node: ast.expr, exercise: str) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == exercise


def _says(node: ast.expr, exercise: str) -> bool:
    return isinstance(node, ast.Constant) and str(node.value).partition("(")[0] == exercise


def _texts(node: ast.expr) -> tuple[str, ...]:
    try:
        value = ast.literal_eval(node)
    except ValueError:
        return ()
    is_texts = isinstance(value, tuple | list) and all(isinstance(one, str) for one in value)
    return tuple(value) if is_texts else ()


def with_parts_named(exercise: ExerciseReport, assignment: Assignment) -> ExerciseReport:
    """An exercise with the parts of its result named; nothing is read where nothing is told of them."""
    is_told = exercise.findings or exercise.counterexample
    return with_names(exercise, result_names(assignment, exercise.name)) if is_told else exercise


def with_names(exercise: ExerciseReport, names: Sequence[str]) -> ExerciseReport:
    """The exercise with these names of the parts of its result in findings and in the call to try."""
    if not names:
        return exercise
    example = exercise.counterexample
    return replace(
        exercise,
        findings=tuple(_named(one, names) for one in exercise.findings),
        counterexample=replace(example, data=_named_data(example.data, names)) if example else None,
    )


def _named(finding: Failure, names: Sequence[str]) -> Failure:
    if not any(finding.data.get(key) for key in _PLACED):
        return finding
    return replace(finding, data=finding.data | {"results": list(names)})


def _named_data(data: dict[str, Any], names: Sequence[str]) -> dict[str, Any]:
    """A call to try; its places are texts already."""
    changed: dict[str, Any] = {}
    if "parts" in data:
        changed["parts"] = [[_name(place, names), *both] for place, *both in data["parts"]]
    if "tables" in data:
        changed["tables"] = [one | {"what": _name(one["what"], names)} for one in data["tables"]]
    return data | changed


def _name(place: str, names: Sequence[str]) -> str:
    """``losses`` for ``[1]``."""
    first = _FIRST.match(place)
    if first is None or int(first[1]) >= len(names):
        return place
    return names[int(first[1])] + place[first.end() :]
