"""``equivalent.toml``: the mutants that are right answers all the same, and the checks that stand for other reasons.

    [[mutant]]
    function = "sigmoid"
    line = "x = np.asarray(x, dtype=np.float64)"
    becomes = "x = np.asarray(x)"
    reason = "exp makes floats of whole numbers by itself"

    [[check]]
    exercise = "sigmoid"
    check = "test_keeps_the_shape"
    reason = "tells students what is wrong before any values are compared"

``nth = 2`` means the second of several equal changes of equal lines.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from grader.course.course import Assignment
from grader.errors import CourseError

FILE = "equivalent.toml"
_KEYS = {"mutant": ("function", "line", "becomes", "reason"), "check": ("exercise", "check", "reason")}


@dataclass(frozen=True)
class Waivers:
    """The reasons that ``equivalent.toml`` gives, by the mutant's key, and by exercise and check."""

    path: Path
    mutants: dict[tuple[str, str, str, int], str] = field(default_factory=dict)
    checks: dict[tuple[str, str], str] = field(default_factory=dict)


def read_waivers(assignment: Assignment) -> Waivers:
    """What the assignment's file says; nothing where there is none.

    Raises :class:`~grader.errors.CourseError` for what is not understood.
    """
    path = assignment.reference_path.with_name(FILE)
    if not path.is_file():
        return Waivers(path)
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CourseError(f"{path}: {error}") from error
    if unknown := said.keys() - _KEYS.keys():
        raise CourseError(f"{path}: no table is called {sorted(unknown)[0]!r}; there are [[mutant]] and [[check]]")
    waivers = Waivers(path)
    for entry in _entries(said, "mutant", path):
        key = (entry["function"], entry["line"], entry["becomes"], entry.get("nth", 1))
        _add(waivers.mutants, key, entry["reason"], path)
    for entry in _entries(said, "check", path):
        _add(waivers.checks, (entry["exercise"], entry["check"]), entry["reason"], path)
    return waivers


def _entries(said: dict[str, Any], kind: str, path: Path) -> list[dict[str, Any]]:
    entries = said.get(kind, [])
    if not isinstance(entries, list):
        raise CourseError(f"{path}: write [[{kind}]], with two brackets")
    for number, entry in enumerate(entries, 1):
        for key in _KEYS[kind]:
            if not isinstance(entry.get(key), str) or not entry[key].strip():
                raise CourseError(f"{path}: [[{kind}]] number {number}: {key} is missing or empty")
        if unknown := entry.keys() - {*_KEYS[kind], "nth"}:
            raise CourseError(f"{path}: [[{kind}]] number {number}: unknown key {sorted(unknown)[0]!r}")
    return entries


def _add(known: dict[Any, str], key: Any, reason: str, path: Path) -> None:
    if key in known:
        raise CourseError(f"{path}: listed twice: {', '.join(map(str, key))}")
    known[key] = reason
