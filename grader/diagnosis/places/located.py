"""How far a student's function comes: which quantities of the solution its own lines reach, and which is the first not.

One public call is made once more, in a worker that no check has asked anything, with a trace of the numbers that the
student's lines make; the reference's are traced in the same way, here. A quantity is reached where some value of the
student's equals it, up to shape, sign and transposition. Where all of them are reached, what comes after the last one
is wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.checks.comparators import ATOL, RTOL
from grader.course.reference import Reference
from grader.diagnosis.examples.examples import Example
from grader.diagnosis.examples.pasted import shown
from grader.diagnosis.glossary import Names, name_in
from grader.errors import WireError
from grader.results import Failure
from grader.sandbox.in_process import traced_here
from grader.sandbox.replies import Traced, traced
from grader.sandbox.session import Session
from grader.wire import protocol
from grader.wire.codec import decode, encode
from grader.wire.protocol import GIVEN, NAMED, RETURNED

MAX_QUANTITIES = 80
SIGNS = ((1, -1), (1,))
MAX_VALUE = 120
"""Characters of a value that is shown in a sentence."""


@dataclass(frozen=True)
class Quantity:
    """A named quantity of the reference, with a student's value that equals it up to sign, and one with its sign."""

    name: str
    value: np.ndarray
    reached: Traced | None = None
    exact: Traced | None = None


def located(example: Example, reference: Reference, session: Session, names: Names) -> Failure | None:
    """The last quantity that is reached before the first that is not; None where nothing of it can be told.

    Raises :class:`~grader.failures.SubmissionError` for a worker that does not answer.
    """
    session.begin_check()
    body = encode((example.function, example.args))
    found: list[Traced] = session.exchange(example.function, protocol.TRACE, body, lambda *said: _read(session, *said))
    given = np.abs(np.concatenate([np.zeros(1), *map(np.ravel, _numbers(example.args))]))
    found = [one for one in found if (one.kind, one.function) != (RETURNED, example.function)]
    wanted = [one for one in quantities(example, reference) if not np.isin(np.abs(one.value), given).all()]
    held = [Quantity(one.name, one.value, *(_reached(one.value, found, signs) for signs in SIGNS)) for one in wanted]
    missing = next((place for place, one in enumerate(held) if one.reached is None), len(held))
    before = [one.reached for one in held[:missing] if one.reached is not None and one.reached.kind != GIVEN]
    if not before:
        return None
    if missing == len(held):
        own = [one.exact for one in held if one.exact is not None and one.exact.kind != GIVEN]
        is_sure = len([one for one in held if one.exact is not None]) == len(held) and own
        return _found("located_result", example.function, own[-1]) if is_sure else None
    return _said(example.function, before[-1], held[missing], names)


def _read(session: Session, _name: str, kind: bytes, reply: bytes, _request: bytes) -> list[Traced]:
    if kind != protocol.TRACED:
        raise WireError("not a reply to a trace")
    return traced(decode(reply), session.files.contents)


def quantities(example: Example, reference: Reference) -> list[Quantity]:
    """What the reference's own function names on its way, in order, each value once; none where its way is long.

    What it calls is left out: a student who is right there may well have gone another way.
    """
    kept: list[Quantity] = []
    for one in traced_here(reference.namespace, example.function, example.args):
        is_named = one.kind == NAMED and one.function == example.function and not one.name.startswith("_")
        if is_named and _is_telling(one.value) and not any(_is_alike(one.value, other.value) for other in kept):
            kept.append(Quantity(one.name, one.value))
    return kept if len(kept) <= MAX_QUANTITIES else []


def _is_telling(value: np.ndarray) -> bool:
    """Whether nobody has such a value by chance: not a count, no array of equal or round numbers."""
    return bool(np.isfinite(value).all() and (np.abs(value * 8 - np.round(value * 8)) > 1e-9).any())


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


def _is_alike(one: np.ndarray, other: np.ndarray, signs: Sequence[int] = (1, -1)) -> bool:
    """Equal up to shape, sign and transposition."""
    if one.size != other.size:
        return False
    flat, forms = one.ravel(), [other.ravel()]
    if other.ndim == 2:
        forms.append(other.T.ravel())
    return any(
        bool((np.abs(flat - sign * form) <= ATOL + RTOL * np.abs(flat)).all()) for form in forms for sign in signs
    )


def _reached(value: np.ndarray, found: Sequence[Traced], signs: Sequence[int]) -> Traced | None:
    """Where a student's line first has this value: in a name of its own, or else as a result or an argument."""
    alike = [one for one in found if _is_alike(value, one.value, signs)]
    return min(alike, key=lambda one: (NAMED, RETURNED, GIVEN).index(one.kind)) if alike else None


def _said(exercise: str, last: Traced, missing: Quantity, names: Names) -> Failure:
    value = shown(missing.value)
    called = dict(name_in(exercise, missing.name, names) or {})
    more = {"missing": missing.name, "called": called, "value": value if len(value) <= MAX_VALUE else ""}
    return _found("located", exercise, last, **more)


def _found(kind: str, exercise: str, last: Traced, **more: Any) -> Failure:
    return Failure(kind, {"function": exercise, "own": last.name, "file": last.file, "line": last.line, **more})
