"""The call to try as a page shows it: its lines, what is wrong, and long results as tables."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from grader.feedback.compare import Comparison, comparison
from grader.feedback.student_view import Example, Frame
from grader.languages import en, say
from grader.messages import render
from grader.results import Failure


def example(failure: Failure | None, function: str, lang: str) -> Example | None:
    """The call of an exercise that is to be tried, its lines apart from the words about it."""
    if failure is None:
        return None
    data, code = failure.data, failure.data.get("code")
    parts = tuple(part for one in data.get("tables") or () if (part := _part(one, function)) is not None)
    if loops := loops_of(failure):
        endless = say(en("`{function}` seems never to end:"), lang, function=loops[-1][2])
        return Example(code if isinstance(code, str) else "", endless, loop=tuple(Frame(*one) for one in loops))
    said = replace(failure, data=data | {"code": ""} | ({"is_tabled": True, "expected": ""} if parts else {}))
    left_out = data["wrong_parts"] - len(parts) if parts else 0
    return Example(code if isinstance(code, str) else "", render(said, lang), parts, left_out)


def loops_of(failure: Failure | None) -> list[tuple[str, int, str, str]]:
    """The student's own lines in which a call to try was that did not answer, the last of them its loop's."""
    problem = failure.data.get("problem") if failure else None
    if not isinstance(problem, dict) or problem.get("kind") != "timeout":
        return []
    where = problem["data"].get("loops") or []
    return [(str(file), int(line), str(name), str(text)) for file, line, name, text in where]


def _part(data: dict[str, Any], function: str) -> tuple[str, Comparison | tuple[str, str]] | None:
    """A wrong part of a result with its place; None for what cannot be compared."""
    place = str(data["what"])
    place = f"{function}(...){place}" if place.startswith("[") else place
    found = comparison(Failure("value", data), function)
    if found is not None and found.form == "number":
        return place, (f"{float(data['got']):.8g}", f"{float(data['expected']):.8g}")
    if found is not None and found.form == "table":  # the ratios would be one more fold in a box of many parts
        found = replace(found, panel=None)
    return None if found is None else (place, found)
