"""The checks that sweep an exercise's domain: a net under all others, which makes none of them needless."""

from __future__ import annotations

import ast

from grader.audit.trials import Check
from grader.course.course import Assignment


def nets(assignment: Assignment) -> frozenset[Check]:
    """The checks that ask for the fixture ``domain``."""
    paths = sorted(assignment.checks_path.glob("test_*.py"))
    return frozenset(
        (path.stem.removeprefix("test_"), node.name)
        for path in paths
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and "domain" in [one.arg for one in node.args.args]
    )
