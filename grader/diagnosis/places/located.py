"""How far a student's function comes: which quantities of the solution its own lines reach, and which is the first not.

One public call is made once more, in a worker that no check has asked anything, with a trace of the numbers that the
student's lines and expressions make; the names of the reference are traced in the same way, here. A quantity is reached
where some value of the student's equals it, up to shape, sign and transposition. One that is not is no mistake where
something right is computed from it: then it is only not seen. Where all are reached, what comes after is wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np

from grader.course.reference import Reference
from grader.diagnosis.evidence.cases import align, same
from grader.diagnosis.examples.counterexample import Wrong
from grader.diagnosis.examples.pasted import shown
from grader.diagnosis.glossary import Names, name_in
from grader.diagnosis.places.flow import ANY, Flow, flow_of
from grader.diagnosis.places.reached import SIGNED, Numbers, is_alike, is_round
from grader.diagnosis.places.stepwise import Step, first_wrong_step
from grader.errors import WireError
from grader.results import Failure
from grader.sandbox.in_process import traced_here
from grader.sandbox.replies import Traced, is_cut_off, traced
from grader.sandbox.session import Session
from grader.wire import protocol
from grader.wire.codec import decode, encode
from grader.wire.protocol import GIVEN, NAMED, RETURNED

MAX_QUANTITIES = 80
MAX_VALUE = 120
"""Characters of a value that is shown in a sentence."""

MAX_SOLUTIONS = 200
"""Calls of which the reference's way is kept."""

MAX_MARKS = 64
"""Numbers of a quantity up to which each has its own mark."""


@dataclass(frozen=True)
class Quantity:
    """A named quantity of the reference, with a student's value that equals it up to sign, and one with its sign.

    ``marks`` say which of its numbers are reached: ``1``, ``-`` with the other sign, ``0`` not, and ``?`` where anybody
    may have that number, or nothing is known.
    """

    name: str
    value: np.ndarray
    reached: Traced | None = None
    exact: Traced | None = None
    marks: str = ""
    also: tuple[str, ...] = ()
    """Other names of the same value."""

    @property
    def base(self) -> str:
        """The variable that holds it."""
        return self.name.partition("[")[0]

    @property
    def is_missing(self) -> bool:
        """Whether no value of the student's is this one, and that is known to be wrong."""
        return "0" in self.marks


@dataclass(frozen=True)
class Way:
    """The way of a student's function through one call, beside the reference's."""

    wrong: Wrong
    quantities: tuple[Quantity, ...]
    step: Step | None = None
    """The first value that differs of a quantity that takes several, one after another."""

    @property
    def missing(self) -> int:
        """The place of the first quantity that is not reached; after the last one where all are."""
        return next((place for place, one in enumerate(self.quantities) if one.is_missing), len(self.quantities))


def way_of(wrong: Wrong, reference: Reference, session: Session) -> Way | None:
    """How far the student's function comes in a call on which it is wrong; None where its way is too long.

    Raises :class:`~grader.failures.SubmissionError` for a worker that does not answer.
    """
    example = wrong.example
    session.begin_check()
    body = encode((example.function, example.args))
    found: list[Traced] = session.exchange(example.function, protocol.TRACE, body, lambda *said: _read(session, *said))
    if is_cut_off(found):
        return None  # what is missing may have come later
    found = [one for one in found if (one.kind, one.function) != (RETURNED, example.function)]
    given = np.abs(np.concatenate([np.zeros(1), *map(np.ravel, _numbers(example.args))]))
    numbers, solution = Numbers(found, given), _solution(reference, example.request)
    wanted = [one for one in solution.quantities if not np.isin(np.abs(one.value), given).all()]
    reached = _up_to_a_factor([_held(one, numbers) for one in wanted], numbers, wrong)
    way = Way(wrong, _judged(reached, wrong, solution.flow))
    held = way.quantities
    if way.missing == len(held):
        return way
    values = [one.value for one in solution.records if one.name == held[way.missing].name]
    return replace(way, step=first_wrong_step(values, found))


def _read(session: Session, _name: str, kind: bytes, reply: bytes, _request: bytes) -> list[Traced]:
    if kind != protocol.TRACED:
        raise WireError("not a reply to a trace")
    return traced(decode(reply), session.files.contents)


def _held(one: Quantity, numbers: Numbers) -> Quantity:
    reached = numbers.first(one.value)
    exact = numbers.first(one.value, SIGNED) if reached is not None else None
    return replace(one, reached=reached, exact=exact, marks=_marks(one, reached, exact, numbers))


def _marks(one: Quantity, reached: Traced | None, exact: Traced | None, numbers: Numbers) -> str:
    count = one.value.size if one.value.size <= MAX_MARKS else 1
    if reached is not None:
        return ("-" if exact is None else "1") * count
    return "0" if count < one.value.size else numbers.marks(one.value)


def _up_to_a_factor(held: list[Quantity], numbers: Numbers, wrong: Wrong) -> list[Quantity]:
    """The quantities; what is there but for one constant factor, which is made up for later, is only not seen.

    It is made up for where some number of the result is right, and none is wrong by this factor.
    """
    first = next((one for one in held if one.is_missing), None)
    ratios, some_right = _ratios(wrong)
    factors = numbers.factors(first.value) if first is not None and some_right else []
    factor = next((one for one in factors if not np.isclose(ratios, one).any()), None)
    if factor is None:
        return held
    return [_scaled(one, factor, numbers) if one.is_missing else one for one in held]


def _scaled(one: Quantity, factor: float, numbers: Numbers) -> Quantity:
    if one.value.size > MAX_MARKS or numbers.first(one.value * factor) is not None:
        return replace(one, marks="?" * len(one.marks))
    pairs = zip(one.marks, numbers.marks(one.value * factor), strict=True)
    return replace(one, marks="".join("?" if scaled == "1" else mark for mark, scaled in pairs))


def _ratios(wrong: Wrong) -> tuple[np.ndarray, bool]:
    """By what wrong numbers of a result are multiples of the right ones; and whether others are right by no chance."""
    close = wrong.example.tolerance
    ratios, some_right = [np.zeros(0)], False
    for _, got, right in align(wrong.value, wrong.example.expected) or ():
        if got.shape == right.shape:
            are_right = np.isclose(got, right, close.rtol, close.atol)
            ratios.append((got / right)[~are_right].ravel())
            some_right |= bool((are_right & ~is_round(right)).any())
    return np.concatenate(ratios), some_right


def _judged(held: Sequence[Quantity], wrong: Wrong, flow: Flow) -> tuple[Quantity, ...]:
    """The quantities; those that are only not seen have no marks.

    That is where a later one that is computed from it is reached, or a part of the result is right; where a later value
    of the same name is reached; where nothing reads it; and on the way of a sum, as all orders of adding are as good.
    """
    right = _right_parts(wrong, flow)
    judged = []
    for place, one in enumerate(held):
        later = held[place + 1 :]
        again = [other for other in later if other.name == one.name]
        reached = [other for other in later if other.reached is not None]
        sure = [other for other in reached if other.base not in flow.looped | flow.sums]
        uses = [right, *(flow.needs.get(other.name, frozenset()) for other in sure)]
        is_used = one.base not in flow.looped and any(one.base in names for names in uses)
        is_unseen = one.reached is None and (
            is_used or any(other in reached for other in again) or (one.base in flow.carried and not again)
        )
        is_on_the_way = one.base in flow.sums and bool(again)
        judged.append(replace(one, marks="?" * len(one.marks)) if is_unseen or is_on_the_way else one)
    return tuple(judged)


def _right_parts(wrong: Wrong, flow: Flow) -> set[str]:
    """The names that right parts of a result are computed from."""
    close = wrong.example.tolerance
    aligned = align(wrong.value, wrong.example.expected) or []
    are_wrong = {place[:1] for place, got, right in aligned if not same(got, right, close.rtol, close.atol)}
    are_right = {place[:1] for place, _, _ in aligned if place} - are_wrong
    places = [*are_right, *([(ANY,)] if are_right else [])]
    return set().union(*(flow.result.get(place, frozenset()) for place in places))


@dataclass(frozen=True)
class Solution:
    """The reference's way through one call: what it names, the quantities among it, and what depends on what."""

    records: Sequence[Traced]
    quantities: Sequence[Quantity]
    flow: Flow


@lru_cache(MAX_SOLUTIONS)
def _solution(reference: Reference, request: bytes) -> Solution:
    """The reference's way through a call, which many submissions are asked."""
    function, args, _ = decode(request)
    records = named(reference, function, args)
    return Solution(records, quantities(records), flow_of(reference.definitions.get(function)))


def named(reference: Reference, function: str, args: tuple[Any, ...]) -> list[Traced]:
    """What the reference's own function names on its way, in order.

    What it calls is left out: a student who is right there may well have gone another way.
    """
    records = traced_here(reference.namespace, function, args)
    return [one for one in records if one.kind == NAMED and not one.name.startswith("_")]


def quantities(records: Sequence[Traced]) -> list[Quantity]:
    """The values that nobody has by chance, in order, each once; none where there are too many."""
    kept: list[Quantity] = []
    for one in filter(lambda one: _is_telling(one.value), records):
        place = next((place for place, other in enumerate(kept) if is_alike(one.value, other.value)), None)
        if place is None:
            kept.append(Quantity(one.name, one.value))
        elif one.name != kept[place].name:
            kept[place] = replace(kept[place], also=(*kept[place].also, one.name))
    return kept if len(kept) <= MAX_QUANTITIES else []


def _is_telling(value: np.ndarray) -> bool:
    """Whether nobody has such a value by chance: not a count, no array of equal or round numbers."""
    return bool(np.isfinite(value).all() and not is_round(value).all())


def _numbers(value: Any) -> list[np.ndarray]:
    """The arrays and numbers in arguments."""
    if isinstance(value, dict):
        value = tuple(value.values())
    if isinstance(value, tuple):
        return [one for item in value for one in _numbers(item)]
    try:
        array = np.asarray(value)
        return [array.astype(np.float64)] if array.dtype.kind in "fiu" else []
    except ValueError:
        return [one for item in value for one in _numbers(item)]


# What is said of it


def located(way: Way, names: Names) -> Failure | None:
    """The last quantity that is reached before the first that is not; None where nothing of it can be told."""
    exercise, held = way.wrong.example.function, way.quantities
    before = [one for one in held[: way.missing] if one.reached is not None and one.reached.kind != GIVEN]
    if way.missing < len(held) and (before or any(one.exact is not None for one in held[way.missing :])):
        return _stepwise(way) or _said(exercise, before[-1] if before else None, way, names)
    if not before:
        return None
    last = before[-1].exact
    is_sure = last is not None and all(one.exact is not None for one in held)
    return _found("located_result", exercise, last) if last is not None and is_sure else None


def _said(exercise: str, before: Quantity | None, way: Way, names: Names) -> Failure:
    missing = way.quantities[way.missing]
    more = {"missing": missing.name, "called": called(exercise, missing.name, names), "value": _short(missing.value)}
    is_again = any(one.name == missing.name for one in way.quantities[: way.missing])
    last = None if before is None else before.exact or before.reached
    if before is None or last is None:
        return Failure("located_first", {"function": exercise, **more, "again": is_again})
    return _found("located", exercise, last, **more, again=is_again, opposite=before.exact is None)


def _stepwise(way: Way) -> Failure | None:
    """The first step that differs, with its values where they are short."""
    step = way.step
    if step is None:
        return None
    values = _short(step.got.value), _short(step.expected)
    got, value = values if all(values) else ("", "")
    return _found("located_step", way.wrong.example.function, step.got, times=step.times, got=got, value=value)


def _found(kind: str, exercise: str, last: Traced, **more: Any) -> Failure:
    return Failure(kind, {"function": exercise, "own": last.name, "file": last.file, "line": last.line, **more})


def _short(value: np.ndarray) -> str:
    text = shown(value)
    return text if len(text) <= MAX_VALUE else ""


def called(exercise: str, name: str, names: Names) -> dict[str, str]:
    """What the handout calls a quantity, or the list that it is in."""
    base, bracket, index = name.partition("[")
    base_called = name_in(exercise, base, names) or {}
    of_base = {lang: f"{said} `{bracket}{index}`" for lang, said in base_called.items()}
    return dict(name_in(exercise, name, names) or of_base)
