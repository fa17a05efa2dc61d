"""An exercise's findings as they are told: the same of several parts once, and nothing twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from grader.results import Failure


def told(findings: Sequence[Failure]) -> list[Failure]:
    """The findings without what another one says as well.

    What is found of several parts of a result becomes one finding with ``more`` parts. Where an overflow is in exactly
    the calls of one condition, the sentence that those calls are wrong adds nothing.
    """
    kept: list[Failure] = []
    overflows = [one.data["of"] for one in findings if one.kind == "related_overflow" and one.data.get("of")]
    for one in findings:
        if one.kind == "related_when" and one.data.get("of") in overflows:
            continue
        alike = next((other for other in kept if _is_of_another_part(one, other)), None)
        if alike is None:
            kept.append(one)
        else:
            kept[kept.index(alike)] = _of_both(alike, one)
    return kept


def _of_both(one: Failure, other: Failure) -> Failure:
    """One finding of the parts of both; what is left unexplained is said once."""
    others = one.data.get("others") or other.data.get("others") or []
    more = [*one.data.get("more", []), other.data["part"]]
    return replace(one, data=one.data | {"more": more, "others": others})


def _is_of_another_part(one: Failure, other: Failure) -> bool:
    if one.kind != other.kind or not one.data.get("part") or not other.data.get("part"):
        return False
    keys = (one.data.keys() | other.data.keys()) - {"part", "more", "others"}
    return all(one.data.get(key) == other.data.get(key) for key in keys)
