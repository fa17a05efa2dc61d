"""How far a student's function comes: which quantities of the solution its own lines reach, and which is the first not.

One public call is made once more, in a worker that no check has asked anything, with a trace of the numbers that the
student's lines make; the reference's are traced in the same way, here. A quantity is reached where some value of the
student's equals it, up to shape, sign and transposition. Where all of them are reached, what comes after the last one
is wrong.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from grader.course.reference import Reference
from grader.diagnosis.evidence.cases import align
from grader.diagnosis.examples.counterexample import Wrong
from grader.diagnosis.examples.examples import Example
from grader.diagnosis.examples.pasted import shown
from grader.diagnosis.glossary import Names, name_in
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

MAX_MARKS = 64
"""Numbers of a quantity up to which each has its own mark."""


@dataclass(frozen=True)
class Quantity:
    """A named quantity of the reference, with a student's value that equals it up to sign, and one with its sign.

    ``marks`` say which of its numbers are reached: ``1``, ``0``, and ``?`` where anybody may have that number.
    """

    name: str
    value: np.ndarray
    reached: Traced | None = None
    exact: Traced | None = None
    marks: str = ""
    also: tuple[str, ...] = ()
    """Other names of the same value."""


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
        return next((place for place, one in enumerate(self.quantities) if one.reached is None), len(self.quantities))


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
    numbers, records = Numbers(found), named(example, reference)
    wanted = [one for one in quantities(records) if not np.isin(np.abs(one.value), given).all()]
    held = tuple(_held(one, numbers) for one in wanted)
    way = Way(wrong, held)
    if way.missing == len(held):
        return way
    values = [one.value for one in records if one.name == held[way.missing].name]
    return Way(wrong, held, first_wrong_step(values, found))


def _read(session: Session, _name: str, kind: bytes, reply: bytes, _request: bytes) -> list[Traced]:
    if kind != protocol.TRACED:
        raise WireError("not a reply to a trace")
    return traced(decode(reply), session.files.contents)


def _held(one: Quantity, numbers: Numbers) -> Quantity:
    reached = numbers.first(one.value)
    marks = _marks(one, reached, numbers)
    return replace(one, reached=reached, exact=numbers.first(one.value, SIGNED), marks=marks)


def _marks(one: Quantity, reached: Traced | None, numbers: Numbers) -> str:
    if one.value.size > MAX_MARKS:
        return "0" if reached is None else "1"
    if reached is not None:
        return "1" * one.value.size
    pairs = zip(numbers.marks(one.value), is_round(one.value.ravel()), strict=True)
    return "".join("?" if is_any else str(int(is_there)) for is_there, is_any in pairs)


def named(example: Example, reference: Reference) -> list[Traced]:
    """What the reference's own function names on its way, in order.

    What it calls is left out: a student who is right there may well have gone another way.
    """
    records = traced_here(reference.namespace, example.function, example.args)
    return [one for one in records if one.kind == NAMED and not one.name.startswith("_")]


def quantities(records: list[Traced]) -> list[Quantity]:
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
    before = [one.reached for one in held[: way.missing] if one.reached is not None and one.reached.kind != GIVEN]
    if not before:
        return None
    if way.missing < len(held):
        return _stepwise(way) or _said(exercise, before[-1], held[way.missing], names)
    own = [one.exact for one in held if one.exact is not None and one.exact.kind != GIVEN]
    is_sure = len([one for one in held if one.exact is not None]) == len(held) and own
    return _found("located_result", exercise, own[-1]) if is_sure else None


def _said(exercise: str, last: Traced, missing: Quantity, names: Names) -> Failure:
    more = {"missing": missing.name, "called": _called(exercise, missing.name, names), "value": _short(missing.value)}
    return _found("located", exercise, last, **more)


def _stepwise(way: Way) -> Failure | None:
    """The first step that differs, where its values are short enough for a sentence."""
    step = way.step
    if step is None or not (_short(step.got.value) and _short(step.expected)):
        return None
    said = {"times": step.times, "got": _short(step.got.value), "value": _short(step.expected)}
    return _found("located_step", way.wrong.example.function, step.got, **said)


def _found(kind: str, exercise: str, last: Traced, **more: Any) -> Failure:
    return Failure(kind, {"function": exercise, "own": last.name, "file": last.file, "line": last.line, **more})


def _short(value: np.ndarray) -> str:
    text = shown(value)
    return text if len(text) <= MAX_VALUE else ""


def _called(exercise: str, name: str, names: Names) -> dict[str, str]:
    """What the handout calls a quantity, or the list that it is in."""
    base, bracket, index = name.partition("[")
    called = name_in(exercise, base, names) or {}
    return dict(name_in(exercise, name, names) or {lang: said + bracket + index for lang, said in called.items()})


# What is drawn of it


def drawn(way: Way, names: Names) -> Failure | None:
    """The quantities with their marks, the result's, and the first step that differs, for a picture.

    None where no quantity of the way is reached: the student went another one.
    """
    exercise, step = way.wrong.example.function, way.step
    if all(one.reached is None for one in way.quantities):
        return None
    steps = [_step(one, _called(exercise, one.name, names)) for one in way.quantities]
    data: dict[str, Any] = {"function": exercise, "steps": steps, "missing": way.missing, "result": _result(way.wrong)}
    if step is not None and step.expected.size <= MAX_MARKS:
        values = {"got": step.got.value.tolist(), "expected": step.expected.tolist()}
        where = {"own": step.got.name, "file": step.got.file, "line": step.got.line}
        data["step"] = {**where, "times": step.times, **values}
    return Failure("way", data)


def _step(one: Quantity, called: dict[str, str]) -> dict[str, Any]:
    shape = list(one.value.shape) if len(one.marks) == one.value.size else []
    return {"name": one.name, "also": list(one.also), "called": called, "shape": shape, "marks": one.marks}


def _result(wrong: Wrong) -> list[dict[str, Any]]:
    """The marks of the parts of a result, by their places; none where the result is built otherwise."""
    close = wrong.example.tolerance
    parts = []
    for place, got, right in align(wrong.value, wrong.example.expected) or ():
        if got.shape != right.shape or got.size > MAX_MARKS:
            is_right = got.shape == right.shape and np.allclose(got, right, close.rtol, close.atol, equal_nan=True)
            parts.append({"place": list(place), "shape": [], "marks": str(int(is_right))})
        else:
            marks = np.isclose(got, right, close.rtol, close.atol, equal_nan=True).ravel()
            parts.append(
                {"place": list(place), "shape": list(got.shape), "marks": "".join(map(str, marks.astype(int)))}
            )
    return parts
