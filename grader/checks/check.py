"""The ``@check`` decorator, what a check's docstring says, and the rules that check files keep."""

from __future__ import annotations

import ast
import inspect
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

Function = TypeVar("Function", bound=Callable[..., Any])

DEFAULT_SHARE = 0.5
_ATTRIBUTE = "__grader_check__"

RAW_COMPARISONS = {
    "allclose": "assert_close",
    "isclose": "assert_close",
    "array_equal": "assert_equal",
    "array_equiv": "assert_equal",
    "assert_allclose": "assert_close",
    "assert_almost_equal": "assert_close",
    "assert_approx_equal": "assert_close",
    "assert_array_almost_equal_nulp": "assert_close",
    "assert_array_max_ulp": "assert_close",
    "assert_array_almost_equal": "assert_close",
    "assert_array_equal": "assert_equal",
    "assert_array_less": "assert_within",
    "approx": "assert_close",
}
"""Comparisons that accept empty or broadcastable results, and the helper that does not."""


@dataclass(frozen=True)
class Check:
    """What ``@check`` says of a test function."""

    points: float
    public: bool
    follow_through: float


def check(
    *, points: float, public: bool = False, follow_through: float = DEFAULT_SHARE
) -> Callable[[Function], Function]:
    """Mark a pytest function as a check and return it unchanged.

    ``points`` are what it earns; a ``public`` check is shown to students and runs in their notebook;
    ``follow_through`` is the share of the points it earns when it passes only with the student's own earlier
    functions in place of the reference's.
    """
    if not 0 < points < math.inf:
        raise ValueError(f"points={points}: a check must be worth something")
    if not 0 <= follow_through < 1:
        raise ValueError(f"follow_through={follow_through}: a share from 0 up to, not including, 1")

    def mark(function: Function) -> Function:
        setattr(function, _ATTRIBUTE, Check(float(points), public, follow_through))
        return function

    return mark


def get_check(function: Any) -> Check | None:
    """What ``@check`` said of this function; None if it has no such marker."""
    marker = getattr(function, _ATTRIBUTE, None)
    return marker if isinstance(marker, Check) else None


@lru_cache(4096)
def claims(function: Any, name: str) -> dict[str, str]:
    """The claim in each language: the docstring's first line, and its line that starts with ``zh:``."""
    lines = (inspect.getdoc(function) or "").splitlines()
    english = lines[0].strip() if lines and lines[0].strip() else name
    chinese = next((line[3:].strip() for line in lines if line.startswith("zh:")), english)
    return {"en": english, "zh": chinese}


def lint(source: str, path: str) -> list[str]:
    """What breaks the rules in a check file, each as ``file:line: what is wrong and what to do instead``."""
    try:
        tree = ast.parse(source, path)
    except (SyntaxError, ValueError) as error:
        return [f"{path}:{getattr(error, 'lineno', None) or 1}: is not valid Python: {error}"]
    nodes = list(ast.walk(tree))
    own = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    found = [(getattr(node, "lineno", 0), problem) for node in nodes for problem in _problems(node, own)]
    return [f"{path}:{line}: {problem}" for line, problem in sorted(set(found))]


def _problems(node: ast.AST, own: set[str]) -> Iterator[str]:
    """What is wrong with one node; ``own`` are the names that the file gives to things of its own."""
    for name in _referenced(node):
        last = name.rpartition(".")[2]
        if last in RAW_COMPARISONS and not (isinstance(node, ast.Name) and last in own):
            yield f"{last} can pass on empty or broadcast results; use grader.{RAW_COMPARISONS[last]}"
        elif last == "testing" and not isinstance(node, ast.Name):
            yield "numpy.testing's comparisons can pass on empty or broadcast results; use grader's assert_… helpers"


def _referenced(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Attribute):
        return [node.attr]
    if isinstance(node, ast.Name):
        return [node.id]
    if isinstance(node, ast.ImportFrom):
        return [node.module or "", *(alias.name for alias in node.names)]
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return []
