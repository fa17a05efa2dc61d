"""What goes wrong beside the values: changed arguments, results that depend on the calls before, exceptions."""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from math import comb

from grader.diagnosis.evidence.cases import MAX_CASES, MAX_REQUEST, Case, bound
from grader.diagnosis.evidence.replay import same_values
from grader.diagnosis.relations import conditions
from grader.results import Failure
from grader.sandbox.calls import Call

MAX_COMPARED = 400
LEAST = 3
UNLIKELY = 1000
"""Ways to choose so many wrong calls of all calls: with fewer, some condition tells them apart by chance."""


def effects(calls: Sequence[Call], cases: Sequence[Case]) -> list[Failure]:
    """What is seen where no value is wrong in itself."""
    found = []
    if _keeps_state(calls[:MAX_COMPARED]):
        found.append(Failure("related_state", {}))
    changed = sorted({name for call in calls for name in call.changed})
    if changed and cases:
        found.append(Failure("related_spoiled", {"of": [_shown(name, cases[0]) for name in changed][:4]}))
    return found


def raises(calls: Sequence[Call], signature: inspect.Signature) -> list[Failure]:
    """On which arguments it raises an exception, where one condition tells these calls from all others."""
    asked = {call.request: call for call in calls if len(call.request) <= MAX_REQUEST}
    failed = [call for call in asked.values() if call.failure is not None and call.failure.kind == "raised"]
    others = [call for call in asked.values() if call.failure is None]
    if not failed or len(others) < LEAST:
        return []
    wrong, right = ([bound(call, signature) or {} for call in side[:MAX_CASES]] for side in (failed, others))
    data = conditions.separating(wrong, right)
    if data is None or (data[1] != "list" and (len(failed) < LEAST or comb(len(asked), len(failed)) < UNLIKELY)):
        return []
    kind = "related_lists" if data[1:] == ("list", "wrong") else "related_raises"
    kind = kind if data[2] != "right" else "related_spares"
    return [Failure(kind, {"calls": len(asked), "wrong": len(failed), "of": list(data)})]


def _keeps_state(calls: Sequence[Call]) -> bool:
    """Whether equal requests were answered with different values."""
    first: dict[bytes, Call] = {}
    for call in calls:
        other = first.setdefault(call.request, call)
        if other.failure is None and call.failure is None and not same_values(other.value, call.value):
            return True
    return False


def _shown(name: str, case: Case) -> str:
    """``argument 2`` by its name."""
    word, _, number = name.partition(" ")
    if word == "argument" and number.isdigit() and 0 < int(number) <= len(case.arguments):
        return list(case.arguments)[int(number) - 1]
    return name
