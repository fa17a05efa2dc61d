"""What a check file says of its checks, read from its text alone: which functions, their points, who sees them.

``@check(…)``, ``@grader.check(…)`` and any other ``@name.check(…)`` are the same decorator.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from grader.errors import CourseError


@dataclass(frozen=True)
class CheckText:
    """One check: its function, its points (None where the decorator names none), whether students see it."""

    node: ast.FunctionDef
    points: float | None
    public: bool


def read_checks(tree: ast.Module, path: str) -> Iterator[CheckText]:
    """The checks at the top level of a file, in order.

    Raises :class:`~grader.errors.CourseError`, with the line, where ``points`` or ``public`` is not a literal.
    """
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            for decorator in node.decorator_list:
                if isinstance(decorator, ast.Call) and ast.unparse(decorator.func).rpartition(".")[2] == "check":
                    yield _read(node, {keyword.arg: keyword.value for keyword in decorator.keywords}, path)


def _read(node: ast.FunctionDef, options: dict[str | None, ast.expr], path: str) -> CheckText:
    points = _points(options["points"], path) if "points" in options else None
    public = options.get("public")
    if public is not None and not (isinstance(public, ast.Constant) and isinstance(public.value, bool)):
        raise CourseError(f"{path}:{public.lineno}: write public=True or public=False")
    return CheckText(node, points, isinstance(public, ast.Constant) and public.value is True)


def _points(value: ast.expr, path: str) -> float:
    try:
        return float(ast.literal_eval(value))
    except (ValueError, TypeError):
        raise CourseError(f"{path}:{value.lineno}: points must be written as a plain number") from None
