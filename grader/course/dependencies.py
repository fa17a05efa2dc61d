"""Which exercise builds on which, and which can change one another's results. Only source text is read.

A function builds on another of its file where it names it, directly or through others: :func:`called_by` is the one
answer that references, pages and the audit share. For what must be rescored (:func:`part_digests`), two exercises
belong together where a check file, a misconception or the reference's code of one mentions the other; more may be taken
to belong together than need be, never less. Follow-through and diagnosis look no farther; repair may, so only
exercises that passed keep their results (:mod:`grader.scoring.score_one`).
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from pathlib import Path
from types import CodeType

from grader.course.course import Assignment
from grader.course.handout_cells import runnable
from grader.course.misconceptions import read_misconception
from grader.course.public_checks import defines
from grader.errors import CourseError


def reference_code(assignment: Assignment) -> CodeType:
    """The reference compiled, not run. Raises :class:`~grader.errors.CourseError` where it cannot be."""
    path = assignment.reference_path
    try:
        return compile(runnable(path.read_text(encoding="utf-8"), str(path)), str(path), "exec", dont_inherit=True)
    except (OSError, ValueError, SyntaxError) as error:
        raise CourseError(f"{path}: cannot be read: {error}") from error


def called_by(code: CodeType) -> dict[str, set[str]]:
    """By function at the top level of a compiled file, the other such functions it names, directly or through others.

    Where a name is defined twice, as by a misconception after the reference, the last definition counts.
    """
    functions = {one.co_name: one for one in code.co_consts if isinstance(one, CodeType)}
    named = {name: _global_names(one) & functions.keys() for name, one in functions.items()}
    return {name: _reached(named[name], named) - {name} for name in functions}


def _global_names(code: CodeType) -> set[str]:
    """Every global name that a function, or one nested in it, refers to."""
    names = set(code.co_names)
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            names |= _global_names(constant)
    return names


def reached_by_checks(assignment: Assignment, code: CodeType) -> dict[str, set[str]]:
    """By exercise, the functions of a compiled reference that its checks can call, directly or through others."""
    calls = called_by(code)
    found = {}
    for exercise in assignment.exercises:
        path = assignment.checks_path / f"test_{exercise}.py"
        mentioned = (_mentioned(path) if path.is_file() else set(calls)) | {exercise}
        found[exercise] = {name for one in mentioned & calls.keys() for name in (one, *calls[one])}
    return found


def part_digests(assignment: Assignment) -> dict[str, str]:
    """By exercise, a hash of all that its results depend on beside the submission.

    None where that cannot be told: a file is not Python, or Otter tests share one set of names.
    """
    if assignment.otter_files:
        return {}
    own = _own_files(assignment)
    try:
        near = _near(assignment, own)
    except (SyntaxError, ValueError, CourseError):
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
    for node in _parsed_reference(assignment).body:
        for name in defines(node):
            uses.setdefault(name, set()).update(_names(node))
    mentions = {}
    for exercise, paths in own.items():
        names = {exercise}.union(*map(_mentioned, paths))
        mentions[exercise] = _reached(names, uses) & own.keys()
    return {one: mentions[one] | {other for other in own if one in mentions[other]} for one in own}


def _parsed_reference(assignment: Assignment) -> ast.Module:
    path = assignment.reference_path
    return ast.parse(runnable(path.read_text(encoding="utf-8"), str(path)))


def _mentioned(path: Path) -> set[str]:
    """The names, attributes and texts in a file that could stand for a function; a function's own variables cannot.

    Compiling a file is several times cheaper than walking its syntax, and a course has hundreds.
    """
    code = compile(path.read_text(encoding="utf-8"), str(path), "exec", dont_inherit=True)
    found: set[str] = set()
    waiting: list[object] = [code]
    while waiting:
        one = waiting.pop()
        if isinstance(one, CodeType):
            found |= {*one.co_names, *one.co_freevars, *one.co_cellvars}
            waiting += one.co_consts
        elif isinstance(one, tuple | frozenset):
            waiting += one
        elif isinstance(one, str):
            found.add(one)
    return found


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
