"""What is known of an assignment's checks before a submission is there: the calls that they make, what is expected.

Students draw one of few seeds (:meth:`grader.course.course.Course.seed`). Under one seed a check asks the same of
everybody: its requests are recorded once, with the reference in the student's place, and the reference's values are
kept. Nothing of it is ever in a worker but the requests that it is asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import numpy as np

from grader.course.reference import Reference
from grader.failures import SubmissionError
from grader.sandbox.calls import Call
from grader.sandbox.deadlines import Limits
from grader.sandbox.session import Session
from grader.sandbox.transport import Transport
from grader.sandbox.waiting import Request
from grader.scoring.known_values import KnownReference, Through, Values
from grader.scoring.plugin import Scene, is_net
from grader.scoring.repair import MAX_ANSWERS
from grader.scoring.run_checks import run
from grader.submissions.finding import Files
from grader.wire.codec import encode
from grader.wire.plain_values import plain

if TYPE_CHECKING:
    import pytest

A_LITTLE = 1e-11
"""How far results are moved to see which calls depend on them: checks do not notice it."""


class Bank:
    """The requests of an assignment's checks by seed, recorded when a seed is first met."""

    def __init__(self, items: Sequence[pytest.Function], reference: Reference) -> None:
        self.items = items
        self.reference = reference
        self.known = KnownReference(reference)
        self.answers = Values(MAX_ANSWERS)
        self._requests: dict[int, dict[str, tuple[Request, ...]]] = {}

    def requests(self, seed: int) -> dict[str, tuple[Request, ...]]:
        """What each check, by its node id, asks of every submission under this seed, in order.

        Left out are requests that depend on what the student or the reference gave before: a worker gets them when it
        has answered, since one function's right value may be what the next is asked with.
        """
        if seed not in self._requests:
            self._requests[seed] = {item.nodeid: self._independent(item, seed) for item in self.items}
        return self._requests[seed]

    def _independent(self, item: pytest.Function, seed: int) -> tuple[Request, ...]:
        """The calls of one check, as far as they can be made before any of them is answered."""
        told: list[bytes] = []

        def noted(value: Any) -> Any:
            told.extend(map(encode, _whole_parts(value)))
            return deepcopy(value)

        asked = self._recorded(item, seed, noted)
        if is_net(item):
            return tuple(asked)
        moved = set(self._recorded(item, seed, _moved))
        return tuple(one for one in asked if one in moved and not any(part in one.body for part in told))

    def _recorded(self, item: pytest.Function, seed: int, through: Through) -> list[Request]:
        """The calls that a check makes where every value, the student's and the reference's, goes through this."""
        known = self.known.seen_through(through)
        verdict = run(item, Scene(Recording(known), self.reference, seed, known))
        return [Request(call.function, call.request) for call in verdict.calls]


class Recording(Session):
    """The reference in the student's place: its calls are written down, its values are those that are known."""

    def __init__(self, known: KnownReference) -> None:
        super().__init__(_no_worker, Files("reference", "", {}), Limits())
        self.known = known

    def call(self, function: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """The value that is expected of the student."""
        self.called += 1
        self.calls.append(Call(function, encode((function, args, kwargs))))
        return plain(getattr(self.known, function)(*args, **kwargs))


def _no_worker() -> Transport:
    raise SubmissionError("died")


def _whole_parts(value: Any) -> Iterator[Any]:
    """The arrays and lists of whole numbers or texts in a value, of two items and more: these cannot be moved."""
    if isinstance(value, dict):
        value = tuple(value.values())
    if isinstance(value, np.ndarray) and value.dtype.kind in "biu" and value.size > 1:
        yield value
    elif isinstance(value, tuple | list):
        if len(value) > 1 and all(isinstance(item, int | str) for item in value):
            yield value
        for item in value:
            yield from _whole_parts(item)


def _moved(value: Any) -> Any:
    """A copy of the value, with every float a little larger."""
    if isinstance(value, tuple | list):
        return type(value)(map(_moved, value))
    if isinstance(value, dict):
        return {key: _moved(item) for key, item in value.items()}
    is_float = isinstance(value, float | np.floating) or (isinstance(value, np.ndarray) and value.dtype.kind == "f")
    return value * (1 + A_LITTLE) if is_float else deepcopy(value)
