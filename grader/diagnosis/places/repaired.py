"""The one place in a student's own function at which an edit makes every call right.

Several edits of one line are one place, and so are a line that computes a name and the one that uses it.

The worker edits (:mod:`grader.worker.repairs`); what is right is known here alone, and judged by values. All calls are
public :mod:`examples <grader.diagnosis.examples.examples>`, and the worker was asked by no check: so the place that it
tells may be shown, the student's own line and the kind of edit, never the edit itself.
"""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
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

SECONDS = 4.0
"""After which a worker is given up that does not keep to its own limit of CPU time."""


@dataclass(frozen=True)
class Tried:
    """The places of some edits, and what each gives in every call; None where that is nothing.

    Equal values are one object.
    """

    places: Sequence[Place]
    values: Sequence[Sequence[Any]]


def one_place(exercise: str, failing: Example, examples: Examples, session: Session) -> Failure | None:
    """Where the mistake is, if exactly one place makes all examples right; ``failing`` is one that is wrong now.

    Raises :class:`~grader.failures.SubmissionError` for a worker that does not answer.
    """
    session.begin_check()
    session.clock.check_ends = min(session.clock.check_ends, time.monotonic() + SECONDS)
    first = tried(session, exercise, None, [failing])
    left = right_rows(first.values, [failing])
    if not 0 < len(left) <= MAX_LEFT:
        return None
    calls = [*examples.small(exercise), *examples.varied(exercise), *examples.wide(exercise)]
    again = tried(session, exercise, left, calls)
    if len(again.places) != len(left) or len(again.values) != len(left):
        return None
    place = _together([again.places[number] for number in right_rows(again.values, calls)])
    return None if place is None else said(exercise, place)


def right_rows(rows: Sequence[Sequence[Any]], calls: Sequence[Example]) -> list[int]:
    """Which rows are right; one object that comes again and again is looked at once for each call."""
    known: dict[tuple[int, int], bool] = {}

    def right(place: int, value: Any) -> bool:
        key = place, id(value)
        if key not in known:
            known[key] = value is not None and difference(value, calls[place]) is None
        return known[key]

    return [
        number for number, row in enumerate(rows)
        if len(row) == len(calls) and all(right(place, value) for place, value in enumerate(row))
    ]  # fmt: skip


def _together(right: Sequence[Place]) -> Place | None:
    """The place of all these edits; None where there are several that have nothing to do with one another."""
    lines: dict[tuple[str, int], list[Place]] = {}
    for place in right:
        lines.setdefault((place.file, place.line), []).append(place)
    if len(lines) > 1 and all(place.kind == "dtype" for place in right):
        return right[0]
    last = lines[max(lines)] if lines else []
    return _of_line(last) if last and all(_leads_to(one, last) for one in lines.values() if one is not last) else None


def _of_line(places: Sequence[Place]) -> Place:
    """The likeliest of the places if all others overlap it, else the stretch that holds them all."""
    first = places[0]
    if all(first.start < place.end and place.start < first.end for place in places):
        return first
    widest = max(places, key=lambda place: place.end - place.start)
    start, end = min(place.start for place in places), max(place.end for place in places)
    if (widest.start, widest.end) == (start, end):
        return widest
    start, end = _whole(first.text, start, end)
    return replace(first, start=start, end=end)


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch of a line, widened until it is an expression: brackets in pairs, and the name before an index."""
    start, end = _balanced(text, start, end)
    while start and text[start] in "[(." and (text[start - 1].isalnum() or text[start - 1] in "_)]"):
        start -= 1
        while start and (text[start - 1].isalnum() or text[start - 1] in "_."):
            start -= 1
        start, end = _balanced(text, start, end)
    return start, end


def _balanced(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch of a line, widened until no bracket in it is without its other half."""
    while start and _depth(text[start:end])[0] < 0:
        start -= 1
    while end < len(text) and _depth(text[start:end])[1] > 0:
        end += 1
    return start, end


def _depth(text: str) -> tuple[int, int]:
    """How many brackets are closed that were not opened (as a negative number), and how many stay open."""
    least = depth = 0
    for character in text:
        depth += (character in "([{") - (character in ")]}")
        least = min(least, depth)
    return least, depth - least


_COMPUTES = re.compile(r"\s*(\w+)\s*=(?!=)")


def _leads_to(earlier: Sequence[Place], later: Sequence[Place]) -> bool:
    """Whether a line computes a name that stands in each of the places of another line of its file."""
    name = _COMPUTES.match(earlier[0].text)
    return name is not None and all(
        place.file == earlier[0].file and re.search(rf"\b{name[1]}\b", place.text[place.start : place.end])
        for place in later
    )


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
        known: dict[bytes, Any] = {b"": None}

        def value(item: Any) -> Any:
            said = item.tobytes()
            if said not in known:
                known[said] = decode(said)
            return known[said]

        return Tried(places(told, session.files.contents), [list(map(value, row)) for row in rows])

    body = encode((exercise, None if numbers is None else list(numbers), [example.args for example in calls]))
    answer: Tried = session.exchange(exercise, protocol.EDIT, body, read)
    return answer
