"""A wrong answer to an example as a student is told of it."""

from __future__ import annotations

from typing import Any

from grader.diagnosis.evidence.cases import align, same
from grader.diagnosis.evidence.parts import MAX_PARTS
from grader.diagnosis.examples.counterexample import TELLING, Wrong
from grader.diagnosis.examples.examples import Example
from grader.diagnosis.examples.pasted import WIDTH, one_after_another, one_line, shown
from grader.diagnosis.examples.tables import tables
from grader.findings.sentences import place_in
from grader.results import Failure

MANY = 3
"""Parts of a result from which on, where it is long, only the wrong ones are shown; of fewer, where some are right."""


def told(found: Wrong) -> Failure:
    """A wrong answer as a failure: the call's lines, what came back, what is right where one answer is."""
    example, problem = found.example, found.problem
    data: dict[str, Any] = {"function": example.function, "code": example.text}
    data["problem"] = {"kind": problem.kind, "data": problem.data}
    data |= _answers(found)
    if example.judge is None and problem.kind == "value":
        data |= tables(found.value, example, data["got"] and data["expected"] and data["got"] + data["expected"])
    if found.before is not None:
        is_same = found.before.request == example.request
        data["code"] = one_after_another(found.before.text, example.text)
        return Failure("counterexample_again" if is_same else "counterexample_after", data)
    if problem.kind == "mutated":
        return Failure("counterexample_changed", data | {"arguments": problem.data["arguments"]})
    if example.judge is not None and data["got"]:
        return Failure("counterexample_judged", data)
    if data["got"] and (parts := differing(found.value, example)):
        return Failure("counterexample_parts", data | parts)
    return Failure("counterexample" if data["got"] and data["expected"] else "counterexample_broken", data)


def differing(value: Any, example: Example) -> dict[str, Any]:
    """The parts of a long result that are wrong, with both values, and how many parts there are; empty for others."""
    aligned = align(value, example.expected)
    if aligned is None or len(aligned) < 2 or len(shown(value)) <= WIDTH:
        return {}
    close = example.tolerance
    wrong = [(place, one, right) for place, one, right in aligned if not same(one, right, close.rtol, close.atol)]
    if len(wrong) == len(aligned) < MANY:
        return {}
    first = [[place_in(place), *map(shown, both)] for place, *both in wrong[:MAX_PARTS]]
    return {"parts": first, "wrong": len(wrong), "count": len(aligned)} if wrong else {}


def _answers(found: Wrong) -> dict[str, str]:
    """The student's answer, where there is one to show, and the right one, where there is only one."""
    example, kind = found.example, found.problem.kind
    if example.judge is not None:
        return {"got": "" if kind in TELLING else shown(found.value), "expected": ""}
    got, right = shown(found.value) if kind in ("value", "not_finite") else "", shown(example.expected)
    if got and got == right:
        got, right = one_line(found.value), one_line(example.expected)
    return {"got": got, "expected": right}
