"""The public part of an Otter test file, as students get it: hidden cases are cut out, the others stay as they are."""

from __future__ import annotations

import ast
from pprint import pformat
from typing import Any

from grader.checks.otter_file import Case, Question


def public_part(question: Question) -> str:
    """A test file with the public cases alone, each with its resolved points; empty where there are none."""
    shown = [case for case in question.cases if not case.hidden]
    if not shown:
        return ""
    return _ok(question, shown) if question.ok_format else _exceptions(question, shown)


def hidden_lines(question: Question) -> set[str]:
    """The lines that only hidden cases have."""
    shown = {line.strip() for line in public_part(question).splitlines()}
    shown |= {line.strip() for case in question.cases if not case.hidden for line in case.code.splitlines()}
    hidden = [case.code or _source_of(question, case) for case in question.cases if case.hidden]
    return {line.strip() for text in hidden for line in text.splitlines()} - shown


def _ok(question: Question, shown: list[Case]) -> str:
    cases: list[dict[str, Any]] = []
    for case in shown:
        messages = {"success_message": case.success_message, "failure_message": case.failure_message}
        said = {key: message for key, message in messages.items() if message}
        cases.append(
            {"name": case.name, "code": case.code, "hidden": False, "locked": False, "points": case.worth} | said
        )
    suite = {"cases": cases, "scored": True, "setup": "", "teardown": "", "type": "doctest"}
    test = {"name": question.name, "points": None, "all_or_nothing": question.all_or_nothing, "suites": [suite]}
    return f"OK_FORMAT = True\n\ntest = {pformat(test, width=120, sort_dicts=False)}\n"


def _exceptions(question: Question, shown: list[Case]) -> str:
    """The source without its hidden functions; the points are those of the cases that are left."""
    functions = [case.function.__name__ for case in shown if case.function is not None]
    lines = question.source.split("\n")
    for node in reversed(ast.parse(question.source).body):
        if isinstance(node, ast.FunctionDef) and _is_case(node) and node.name not in functions:
            first = min(decorator.lineno for decorator in node.decorator_list)
            del lines[first - 1 : node.end_lineno]
        elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "points":
            lines[node.lineno - 1 : node.end_lineno] = [f"points = {[case.worth for case in shown]}"]
    text = "\n".join(lines)
    return text if "\npoints = " in text else f"{text}\npoints = {[case.worth for case in shown]}\n"


def _source_of(question: Question, case: Case) -> str:
    """The lines of a case's function."""
    name = case.function.__name__ if case.function is not None else ""
    nodes = [node for node in ast.parse(question.source).body if isinstance(node, ast.FunctionDef)]
    return "\n".join(ast.get_source_segment(question.source, node) or "" for node in nodes if node.name == name)


def _is_case(node: ast.FunctionDef) -> bool:
    return any("test_case" in ast.unparse(decorator) for decorator in node.decorator_list)
