"""What goes wrong beside the values: changed arguments, results that depend on the calls before, exceptions."""

from __future__ import annotations

from collections.abc import Sequence

from grader.diagnosis.cases import Case
from grader.diagnosis.replay import same_values
from grader.results import Failure
from grader.sandbox.calls import Call

MAX_COMPARED = 400


def effects(calls: Sequence[Call], cases: Sequence[Case]) -> list[Failure]:
    """What is seen where no value is wrong in itself."""
    found = []
    if _keeps_state(calls[:MAX_COMPARED]):
        found.append(Failure("related_state", {}))
    changed = sorted({name for call in calls for name in call.changed})
    if changed and cases:
        found.append(Failure("related_spoiled", {"of": [_shown(name, cases[0]) for name in changed][:4]}))
    return found


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
