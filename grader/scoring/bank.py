"""What is known of an assignment's checks before a submission is there: the calls that they make, what is expected.

Students draw one of few seeds (:meth:`grader.course.course.Course.seed`). Under one seed a check asks the same of
everybody: its requests are recorded once, with the reference in the student's place, and the reference's values are
kept. Nothing of it is ever in a worker but the requests that it is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from grader.course.reference import Reference
from grader.failures import SubmissionError
from grader.sandbox.calls import Call
from grader.sandbox.deadlines import Limits
from grader.sandbox.session import Session
from grader.sandbox.transport import Transport
from grader.sandbox.waiting import Request
from grader.scoring.known_values import KnownReference
from grader.scoring.plugin import Scene, is_net
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
        self._requests: dict[int, dict[str, tuple[Request, ...]]] = {}

    def requests(self, seed: int) -> dict[str, tuple[Request, ...]]:
        """What each check, by its node id, asks of every submission under this seed, in order.

        Left out are requests that depend on what earlier ones gave.
        """
        if seed not in self._requests:
            asked = {item.nodeid: self._recorded(item, seed, _as_it_is) for item in self.items}
            chained = [item for item in self.items if not is_net(item)]
            moved = {item.nodeid: set(self._recorded(item, seed, _moved)) for item in chained}
            self._requests[seed] = {
                name: tuple(one for one in requests if one in moved.get(name, requests))
                for name, requests in asked.items()
            }
        return self._requests[seed]

    def _recorded(self, item: pytest.Function, seed: int, through: Callable[[Any], Any]) -> tuple[Request, ...]:
        """The calls that a check makes where every value goes through this on its way to the check."""
        verdict = run(item, Scene(Recording(self.known, through), self.reference, seed, self.known))
        return tuple(Request(call.function, call.request) for call in verdict.calls)


class Recording(Session):
    """The reference in the student's place: its calls are written down, its values are those that are known."""

    def __init__(self, known: KnownReference, through: Callable[[Any], Any]) -> None:
        super().__init__(_no_worker, Files("reference", "", {}), Limits())
        self.known = known
        self.through = through

    def call(self, function: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """The value that is expected of the student."""
        self.called += 1
        self.calls.append(Call(function, encode((function, args, kwargs))))
        return self.through(plain(getattr(self.known, function)(*args, **kwargs)))


def _no_worker() -> Transport:
    raise SubmissionError("died")


def _as_it_is(value: Any) -> Any:
    return value


def _moved(value: Any) -> Any:
    """The same value with every float a little larger."""
    if isinstance(value, tuple | list):
        return type(value)(map(_moved, value))
    if isinstance(value, dict):
        return {key: _moved(item) for key, item in value.items()}
    is_float = isinstance(value, float | np.floating) or (isinstance(value, np.ndarray) and value.dtype.kind == "f")
    return value * (1 + A_LITTLE) if is_float else value
