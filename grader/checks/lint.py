"""Comparisons that a check file must not make: they can pass on a wrong result."""

from __future__ import annotations

import ast
from collections.abc import Iterator

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
