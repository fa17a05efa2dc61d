"""The one place in a student's own function at which an edit makes every call right.

The worker edits (:mod:`grader.worker.repairs`); what is right is known here alone, and judged by values. All calls are
public :mod:`examples <grader.diagnosis.examples.examples>`, and the worker was asked by no check: so the place that it
tells may be shown, the student's own line and the kind of edit, never the edit itself.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from grader.diagnosis.examples.counterexample import difference
from grader.diagnosis.examples.examples import Example, Examples
from grader.errors import WireError
from grader.results import Failure
from grader.sandbox.replies import Place, places
from grader.sandbox.session import Session
from grader.wire import protocol
from grader.wire.codec import decode, encode

MAX_LEFT = 40
"""Edits that are tried on all calls: those that made the first one right."""

SECONDS = 1.0
"""How long the worker may take in all."""


@dataclass(frozen=True)
class Tried:
    """The places of some edits, and what each gives in every call; None where that is nothing."""

    places: Sequence[Place]
    values: Sequence[Sequence[Any]]


def one_place(exercise: str, failing: Example, examples: Examples, session: Session) -> Failure | None:
    """Where the mistake is, if exactly one place makes all examples right; ``failing`` is one that is wrong now.

    Raises :class:`~grader.failures.SubmissionError` for a worker that does not answer.
    """
    session.begin_check()
    session.clock.check_ends = min(session.clock.check_ends, time.monotonic() + SECONDS)
    first = tried(session, exercise, None, [failing])
    left = [number for number, row in enumerate(first.values) if is_right(row, [failing])]
    if not 0 < len(left) <= MAX_LEFT:
        return None
    calls = [*examples.small(exercise), *examples.varied(exercise), *examples.wide(exercise)]
    again = tried(session, exercise, left, calls)
    if len(again.places) != len(left) or len(again.values) != len(left):
        return None
    right = [place for place, row in zip(again.places, again.values, strict=True) if is_right(row, calls)]
    if not right or not all(_touch(right[0], place) for place in right):
        return None
    return said(exercise, right[0])


def is_right(row: Sequence[Any], calls: Sequence[Example]) -> bool:
    """Whether these are the right values of these calls."""
    return len(row) == len(calls) and all(
        value is not None and difference(value, example) is None for value, example in zip(row, calls, strict=True)
    )


def _touch(one: Place, other: Place) -> bool:
    """Whether two places are parts of one another or overlap."""
    is_one_line = (one.file, one.line) == (other.file, other.line)
    return is_one_line and one.start < other.end and other.start < one.end


def said(exercise: str, place: Place) -> Failure:
    """A place as a finding."""
    where = {"file": place.file, "line": place.line, "start": place.start, "end": place.end, "text": place.text}
    return Failure("one_place", {"function": exercise, "edit": place.kind, **where})


def tried(session: Session, exercise: str, numbers: Sequence[int] | None, calls: Sequence[Example]) -> Tried:
    """What the edits of these numbers give, or all of them. Raises :class:`~grader.failures.SubmissionError`."""

    def read(_name: str, kind: bytes, reply: bytes, _request: bytes) -> Tried:
        if kind != protocol.EDITED:
            raise WireError("not a reply to edits")
        told, rows = decode(reply)
        return Tried(places(told, session.files.contents), [[_value(item) for item in row] for row in rows])

    body = encode((exercise, None if numbers is None else list(numbers), [example.args for example in calls]))
    answer: Tried = session.exchange(exercise, protocol.EDIT, body, read)
    return answer


def _value(item: Any) -> Any:
    """The value that bytes stand for; nothing for no bytes."""
    return decode(item.tobytes()) if item.size else None
