"""The checks that sweep an exercise's domain: a net under all others, which makes none of them needless."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

from grader.audit.trials import Check
from grader.audit.waivers import Waivers
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


def about_checks(
    checks: Mapping[Check, bool], losses: list[frozenset[Check]], waivers: Waivers, sweeps: frozenset[Check]
) -> Iterator[str]:
    """A public check catches something; a hidden one is not made needless by any other check of its exercise.

    A net is left out on both sides: it says least of what is wrong, and is there for what no audit thinks of.
    """
    caught = {check: {number for number, lost in enumerate(losses) if check in lost} for check in checks}
    for check, public in checks.items():
        if check in sweeps and caught[check]:
            continue
        others = [] if public else [one for one in checks if one[0] == check[0] and one not in sweeps | {check}]
        rival = next((one for one in others if caught[check] <= caught[one]), None)
        name, file = f"{check[0]}::{check[1]}", waivers.path.name
        useful = bool(caught[check]) and rival is None
        if useful and check in waivers.checks:
            yield f"{waivers.path}: {name} needs no reason: no other check catches all that it catches"
        elif not caught[check] and check not in waivers.checks:
            yield f"{name}: catches nothing; drop it, or give the reason for it in {file}"
        elif rival is not None and check not in waivers.checks:
            yield f"{name}: {rival[1]} catches all that it catches; drop it, or give the reason for it in {file}"
