"""The reference with other arguments: which change of them gives what the student's function gives."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations, islice, permutations
from typing import Any

import numpy as np

from grader.diagnosis.evidence.agreement import explains, telling_first
from grader.diagnosis.evidence.cases import Case, numbers
from grader.diagnosis.evidence.replay import Budget, Outcome
from grader.results import Failure
from grader.wire.codec import encode

Change = tuple[str, ...]
"""What is done to the arguments: an operation and the names that it is done to."""

MAX_CHANGES = 200
MAX_KEPT = 8 << 20
"""Bytes of requests with changed arguments that are kept of one assignment."""

MIRRORS = ("negated", "doubled", "halved", "squared")
MAX_KEYS = 12
MAX_PLACES = 4
"""Entries of a vector of which each may stand for something of its own."""


class Changed:
    """Requests with changed arguments, written once: checks ask the same of everybody who draws the same seed."""

    def __init__(self) -> None:
        self._kept: dict[tuple[bytes, Change], bytes | Exception | None] = {}
        self._room = MAX_KEPT

    def outcome(
        self, change: Change, case: Case, defaults: Mapping[str, Any], function: str, ask: Callable[[bytes], Outcome]
    ) -> Outcome | None:
        """What comes back for a case's arguments with a change; None where the change does not apply."""
        key = case.request, change
        if key not in self._kept:
            self._keep(key, _request(function, applied(change, case.arguments, defaults)))
        request = self._kept[key]
        if request is None:
            return None
        return Outcome(error=request) if isinstance(request, Exception) else ask(request)

    def _keep(self, key: tuple[bytes, Change], request: bytes | Exception | None) -> None:
        """Keep a request; where there is no room left, all others are forgotten."""
        self._room -= len(request) if isinstance(request, bytes) else 0
        if self._room < 0:
            self._kept.clear()
            self._room = MAX_KEPT
        self._kept[key] = request


def _request(function: str, arguments: Mapping[str, Any] | None) -> bytes | Exception | None:
    """A call as it is asked, or why it cannot be."""
    try:
        return None if arguments is None else encode((function, (), dict(arguments)))
    except Exception as error:
        return error


def changed_arguments(
    function: str, cases: Sequence[Case], signature: inspect.Signature, changed: Changed,
    ask: Callable[[bytes], Outcome], budget: Budget, *, mirrored: bool = False,
) -> Failure | None:  # fmt: skip
    """The change of the arguments with which the reference gives the student's values in all calls.

    Arrays with another sign or size, and sizes as numbers, are tried where they may be ``mirrored`` alone: other edits
    often give the same.
    """
    wrong = [case for case in cases if not case.is_right]
    if not wrong:
        return None
    ordered = telling_first(cases)
    defaults = {name: one.default for name, one in signature.parameters.items() if one.default is not one.empty}
    changes = (one for one in changes_of(wrong, defaults) if _is_mirror(one, wrong[-1]) == mirrored)
    for change in islice(changes, MAX_CHANGES):

        def of(case: Case, change: Change = change) -> Outcome | None:
            found = changed.outcome(change, case, defaults, function, ask)
            if found is not None:
                budget.take_replay()
            return found

        if explains(of, ordered):
            return Failure("related_changed", {"calls": len(cases), "of": list(change)})
    return None


def _is_mirror(change: Change, case: Case) -> bool:
    return change[0] == "length of" or (change[0] in MIRRORS and np.ndim(case.arguments[change[1]]) > 0)


def other_function(
    names: Sequence[str], function: str, cases: Sequence[Case], signatures: Mapping[str, inspect.Signature],
    outcome: Callable[[str, Mapping[str, Any]], Outcome], budget: Budget,
) -> Failure | None:  # fmt: skip
    """Another function of the assignment whose values these are, on the same arguments."""
    for name in names:
        parameters = signatures[name].parameters
        if name == function or not all(one in cases[0].arguments for one in parameters):
            continue

        def of(case: Case, name: str = name, wanted: Sequence[str] = tuple(parameters)) -> Outcome | None:
            budget.take_replay()
            return outcome(name, {one: case.arguments[one] for one in wanted})

        if explains(of, cases):
            return Failure("related_function", {"calls": len(cases), "of": [name]})
    return None


def changes_of(wrong: Sequence[Case], defaults: Mapping[str, Any]) -> Iterator[Change]:
    """What may be tried, likeliest first."""
    arguments = wrong[-1].arguments
    for name, value in arguments.items():
        if isinstance(value, bool):
            yield "flag", name
        elif isinstance(value, str) and value and set(value) <= {"0", "1"}:
            yield "digits exchanged", name
        elif numbers(value) is not None:
            yield from ((operation, name) for operation in OPERATIONS)
            sized = [other for other, there in arguments.items() if _length(there) is not None and _is_count(value)]
            yield from (("length of", name, other) for other in sized)
        elif isinstance(value, list | tuple) and len(value) > 1:
            yield from ((operation, name) for operation in LISTS)
        if name in defaults:
            yield "default", name
    yield from (("both ignored", one, other) for one, other in combinations(arguments, 2)
                if _are_arrays(arguments[one], arguments[other]))  # fmt: skip
    for name, value in arguments.items():
        entries = value if isinstance(value, dict) else _as_entries(value)
        if entries is not None:
            yield from _of_entries(name, entries)
    yield from (("exchanged", one, other) for one, other in combinations(arguments, 2))
    for one, other in permutations(arguments, 2):
        if _are_arrays(arguments[one], arguments[other]) and np.ndim(arguments[one]):
            yield from ((operation, one, other) for operation in ("other for", "transpose of other for"))


def _of_entries(name: str, value: Mapping[str, Any]) -> Iterator[Change]:
    keys = list(value)[:MAX_KEYS]
    yield from ((operation, name, key) for key in keys for operation in ENTRY)
    yield from (("entries exchanged", name, one, other) for one, other in combinations(keys, 2))
    yield from (("entry for another", name, one, other) for one in keys for other in keys if one != other)


def applied(change: Change, arguments: Mapping[str, Any], defaults: Mapping[str, Any]) -> dict[str, Any] | None:
    """The arguments after a change; None where it does not apply."""
    operation, name, *more = change
    value = arguments[name]
    if operation == "default":
        return {**arguments, name: defaults[name]}
    if operation == "flag":
        return {**arguments, name: not value}
    if operation == "digits exchanged":
        return {**arguments, name: value.translate({48: "1", 49: "0"})} if isinstance(value, str) else None
    if operation == "both ignored":
        ignored = {one: _array(arguments[one]) for one in (name, *more)}
        zeros = {one: OPERATIONS["ignored"](array) for one, array in ignored.items() if array is not None}
        return {**arguments, **zeros} if len(zeros) == 2 else None
    if operation == "exchanged":
        other = arguments[more[0]]
        is_fit = np.shape(value) == np.shape(other) if _are_arrays(value, other) else False
        return {**arguments, name: other, more[0]: value} if is_fit else None
    if operation in OF_TWO:
        taken = OF_TWO[operation](value, arguments[more[0]])
        return None if taken is None else {**arguments, name: taken}
    if operation.startswith("entr"):
        entries = _entries(operation, value, more)
        return None if entries is None else {**arguments, name: entries}
    array = _array(value)
    if array is None:
        is_list = operation in LISTS and isinstance(value, list | tuple) and len(value) > 1
        return {**arguments, name: LISTS[operation](value)} if is_list else None
    changed = OPERATIONS[operation](array)
    return None if changed is None else {**arguments, name: changed}


def _is_count(value: Any) -> bool:
    return isinstance(value, int | np.integer) and not isinstance(value, bool)


def _length(value: Any) -> int | None:
    """How many entries an array has along its first axis."""
    array = _array(value)
    return len(array) if array is not None and array.ndim else None


def _are_arrays(one: Any, other: Any) -> bool:
    return _array(one) is not None and _array(other) is not None


def _array(value: Any) -> np.ndarray | None:
    """A number or an array, whole numbers as such."""
    if isinstance(value, bool | str | dict) or value is None:
        return None
    try:
        array = np.asarray(value)
    except ValueError:
        return None
    return array if array.dtype.kind in "iuf" else None


def _as_entries(value: Any) -> dict[str, Any] | None:
    """A short vector by its places, as code writes them; None for anything else."""
    array = None if isinstance(value, dict) else _array(value)
    if array is None or array.ndim != 1 or not 2 <= len(array) <= MAX_PLACES:
        return None
    return {f"[{place}]": number for place, number in enumerate(array)}


def _entries(operation: str, value: Any, keys: Sequence[str]) -> Any:
    if not isinstance(value, dict):
        entries = _as_entries(value)
        changed = None if entries is None else _entries(operation, entries, keys)
        return None if changed is None else np.array(list(changed.values()))
    if not all(key in value for key in keys):
        return None
    if operation in ENTRY:
        array = _array(value[keys[0]])
        changed = None if array is None else ENTRY[operation](array)
        return None if changed is None else {**value, keys[0]: changed}
    one, other = keys
    if np.shape(value[one]) != np.shape(value[other]):
        return None
    entries = {**value, one: value[other]}
    return entries | {other: value[one]} if operation == "entries exchanged" else entries


def _are_shares(array: np.ndarray) -> bool:
    """A number, or an array of which every number lies between 0 and 1."""
    return array.ndim == 0 or bool(((array >= 0) & (array <= 1)).all())


def _as_number(array: np.ndarray, value: Any) -> Any:
    return value if array.ndim else value.item() if isinstance(value, np.ndarray | np.generic) else value


ENTRY: dict[str, Callable[[np.ndarray], Any]] = {
    "entry ignored": np.zeros_like,
    "entry flipped": lambda a: a[..., ::-1, ::-1] if a.ndim >= 2 else None,
    "entry transposed": lambda a: a.T if a.ndim == 2 and a.shape[0] == a.shape[1] else None,
}
"""What is done to one entry of a dict among the arguments."""

OF_TWO: dict[str, Callable[[Any, Any], Any]] = {
    "length of": lambda _, other: _length(other),
    "other for": lambda one, other: other if _are_alike(one, other) else None,
    "transpose of other for": lambda one, other: _array(other).T if _are_alike(one, _turned(other)) else None,  # type: ignore[union-attr]
}
"""What stands in the place of one argument, made of another."""


def _turned(value: Any) -> Any:
    array = _array(value)
    return array.T if array is not None and array.ndim == 2 else None


def _are_alike(one: Any, other: Any) -> bool:
    return other is not None and _are_arrays(one, other) and np.shape(one) == np.shape(other)


LISTS: dict[str, Callable[[Any], Any]] = {
    "first": lambda value: value[:1],
    "last": lambda value: value[-1:],
    "reversed": lambda value: value[::-1],
    "without first": lambda value: value[1:],
    "without last": lambda value: value[:-1],
}
"""What is done to a list of other things than numbers."""

OPERATIONS: dict[str, Callable[[np.ndarray], Any]] = {
    "ignored": lambda a: _as_number(a, np.zeros_like(a)),
    "one": lambda a: _as_number(a, np.ones_like(a)),
    "negated": lambda a: _as_number(a, -a),
    "transposed": lambda a: a.T if a.ndim == 2 and a.shape[0] == a.shape[1] else None,
    "reversed": lambda a: a[::-1] if a.ndim else None,
    "flipped": lambda a: a[..., ::-1, ::-1] if a.ndim >= 2 else None,
    "more": lambda a: a.item() + 1 if a.ndim == 0 and a.dtype.kind in "iu" else None,
    "less": lambda a: a.item() - 1 if a.ndim == 0 and a.dtype.kind in "iu" else None,
    "doubled": lambda a: _as_number(a, 2 * a),
    "halved": lambda a: _as_number(a, a / 2),
    "half": lambda a: 0.5 if a.ndim == 0 and a.dtype.kind == "f" else None,
    "complement": lambda a: _as_number(a, 1 - a) if a.dtype.kind == "f" and _are_shares(a) else None,
    "sorted": lambda a: np.sort(a) if a.ndim == 1 else None,
    "places": lambda a: np.arange(len(a)) if a.ndim == 1 and a.dtype.kind in "iu" else None,
    "last first": lambda a: np.roll(a, 1) if a.ndim == 1 and len(a) > 1 else None,
    "first last": lambda a: np.roll(a, -1) if a.ndim == 1 and len(a) > 1 else None,
    "squared": lambda a: _as_number(a, a * a) if a.dtype.kind == "f" else None,
    "first row": lambda a: np.broadcast_to(a[:1], a.shape).copy() if a.ndim else None,
    "first": lambda a: a[:1] if a.ndim and len(a) > 1 else None,
    "last": lambda a: a[-1:] if a.ndim and len(a) > 1 else None,
    "without first": lambda a: a[1:] if a.ndim and len(a) > 1 else None,
    "without last": lambda a: a[:-1] if a.ndim and len(a) > 1 else None,
    "whole": lambda a: _as_number(a, np.trunc(a)) if a.dtype.kind == "f" else None,
    "absolute": lambda a: _as_number(a, np.abs(a)),
    "once": lambda a: np.unique(a) if a.ndim == 1 else None,
}
"""What is done to one argument."""
