"""Which call a failure is about: the one whose result the check looked at when it failed."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator, Sequence
from types import FrameType
from typing import Any

import numpy as np

from grader.failures import SubmissionError
from grader.results import Failure
from grader.sandbox.calls import Call

COMPARATORS = "grader.checks.comparators"


def judged_call(error: BaseException, failure: Failure | None, calls: Sequence[Call], exercise: str) -> Call | None:
    """The call that a check failed at, of those that it made; None where it made none.

    That is the call whose result, or a part of it, was held by the code that raised ``error``: the comparator, the
    functions around it, the check. Where none of them holds one (the check compares what it computed), it is the last
    call of the function that the failure names, else of the exercise's own function, else the last of all.
    """
    if not calls:
        return None
    held = None if isinstance(error, SubmissionError) else _held(error, calls)
    return held or _named(failure, calls, exercise)


def _held(error: BaseException, calls: Sequence[Call]) -> Call | None:
    """The call whose result the innermost code holds that holds any; the last of several."""
    places = {id(part): place for place, call in enumerate(calls) for part in _parts(call.value)}
    for frame in reversed([frame for frame, _ in traceback.walk_tb(error.__traceback__)]):
        values = [value for value in _looked_at(frame) if _is_telling(value)]
        found = [places[key] for value in values for key in (id(value), id(_base(value))) if key in places]
        if found:
            return calls[max(found)]
        if _is_comparator(frame) and (call := _equal(values, calls)):
            return call
    return None


def _is_comparator(frame: FrameType) -> bool:
    return frame.f_globals.get("__name__") == COMPARATORS


def _looked_at(frame: FrameType) -> list[Any]:
    """What a function holds; of a comparator, what it was given to compare."""
    return [frame.f_locals.get("got")] if _is_comparator(frame) else list(frame.f_locals.values())


def _is_telling(value: Any) -> bool:
    """Whether an object belongs to one result alone: Python shares what is small or empty."""
    if isinstance(value, list | tuple | dict):
        return len(value) > 0
    return isinstance(value, np.ndarray | float)


def _base(value: Any) -> Any:
    """The array that a view shows; else the object itself."""
    return value.base if isinstance(value, np.ndarray) and value.base is not None else value


def _parts(result: Any) -> Iterator[Any]:
    """A result and everything inside it, where objects belong to it alone."""
    if not _is_telling(result):
        return
    yield result
    inside = result.values() if isinstance(result, dict) else result if isinstance(result, list | tuple) else ()
    for part in inside:
        yield from _parts(part)


def _equal(values: Sequence[Any], calls: Sequence[Call]) -> Call | None:
    """The last call that gave just these numbers, where they were copied before they were compared."""
    arrays = [value for value in values if isinstance(value, np.ndarray) and value.size > 1]
    for call in reversed(calls):
        parts = [part for part in _parts(call.value) if isinstance(part, np.ndarray | list)]
        if any(_same(array, part) for array in arrays for part in parts):
            return call
    return None


def _same(one: np.ndarray, other: Any) -> bool:
    try:
        return np.array_equal(one, other)
    except (TypeError, ValueError):
        return False


def _named(failure: Failure | None, calls: Sequence[Call], exercise: str) -> Call:
    """The last call of the function that a failure names, else of the exercise's own, else the last."""
    data = failure.data if failure is not None else {}
    said = " ".join(str(data.get(key, "")) for key in ("what", "function", "property"))
    last = list(reversed(calls))
    named = next((call for call in last if re.search(rf"\b{re.escape(call.function)}\b", said)), None)
    own = next((call for call in last if call.function == exercise), None)
    return named or own or calls[-1]
