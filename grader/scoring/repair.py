"""A submission in which functions that lost points are repaired: the reference answers in their place.

Inside the worker the student's own names of *earlier* exercises become stand-ins, which ask over the wire; beside it,
what a check itself calls of *any* other exercise that lost points is answered here. So a function that is right passes
its checks whatever the others were. Later exercises, and those that build on the one that is scored, are never answered
inside: its own values could be read off them.

What a worker sends here is an attacker's: only exercises named beforehand, few and small questions, within the time and
memory of :mod:`grader.sandbox.bounds`. It gets the reference's values of exercises whose marks are made already, in a
process that is ended before anything else is run; nothing of it is kept but whether the check passed.
"""

from __future__ import annotations

import copy
import time
from collections.abc import Collection, Iterable
from typing import Any

from grader.course.reference import Reference
from grader.errors import WireError
from grader.failures import SubmissionError
from grader.sandbox.bounds import OutOfTimeError, bounded
from grader.sandbox.replies import Loaded
from grader.sandbox.session import Session
from grader.sandbox.transport import TransportError
from grader.scoring.known_values import Values
from grader.wire import protocol
from grader.wire.codec import decode, encode
from grader.wire.plain_values import plain

MAX_ASKS = 10_000
"""Questions of a worker in one check: far more than a training loop asks."""

MAX_QUESTION = 1 << 20
"""Bytes of one question."""

MAX_ANSWERS = 16 << 20
"""Bytes of questions and answers, about, that one scoring process keeps of an assignment."""

REFUSAL = "not with these arguments"


class RefusedError(Exception):
    """The reference raised."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def earlier(reference: Reference, exercise: str, others: Iterable[str]) -> frozenset[str]:
    """Those of the others that stand before the exercise in the reference and do not build on it."""
    order = list(reference.functions)
    before = order[: order.index(exercise)]
    return frozenset(one for one in others if one in before and exercise not in reference.dependencies(one))


class Oracle:
    """The reference, as it answers for other exercises; ``asked`` are those that a worker asked for in this check."""

    def __init__(self, reference: Reference, names: Collection[str], answers: Values | None = None) -> None:
        """``answers`` keeps what any worker was answered: submissions that are right so far ask the same."""
        self.reference = reference
        self.names = names
        self.answers = Values(MAX_ANSWERS) if answers is None else answers
        self.asked: set[str] = set()
        self.left = MAX_ASKS

    def begin(self) -> None:
        """Nothing was asked yet."""
        self.asked = set()
        self.left = MAX_ASKS

    def answer(self, question: bytes, deadline: float) -> bytes:
        """The body of an ANSWER. Raises :class:`TransportError` for what no stand-in would ask, or too much of it."""
        self.left -= 1
        if self.left < 0 or len(question) > MAX_QUESTION:
            raise TransportError("protocol")
        name: str
        body: bytes
        try:
            name, body = self.answers.value(question, lambda: self._computed(question, deadline))
        except RefusedError as refused:
            name, body = refused.name, encode((REFUSAL, None))
        if name not in self.names:
            raise TransportError("protocol")
        self.asked.add(name)
        return body

    def _computed(self, question: bytes, deadline: float) -> tuple[str, bytes]:
        """The name that a question is about, and the body of its answer."""
        name, args, kwargs = self._understood(question)
        try:
            return name, encode((None, self.value(name, args, kwargs, deadline)))
        except OutOfTimeError:
            raise TransportError("timeout") from None
        except Exception:
            raise RefusedError(name) from None

    def _understood(self, question: bytes) -> tuple[str, tuple[Any, ...], dict[str, Any]]:
        try:
            name, args, kwargs = decode(question)
        except (WireError, ValueError, TypeError):
            raise TransportError("protocol") from None
        if type(name) is not str or name not in self.names or type(args) is not tuple or type(kwargs) is not dict:
            raise TransportError("protocol")
        return name, args, kwargs

    def value(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any], deadline: float) -> Any:
        """What the reference returns, in plain values."""
        function = getattr(self.reference, name)
        return bounded(deadline, lambda: plain(function(*args, **kwargs)))


class RepairedSession(Session):
    """The same submission in a fresh worker with stand-ins for the oracle's names; ``beside`` is answered to checks."""

    def __init__(self, session: Session, oracle: Oracle, beside: frozenset[str]) -> None:
        super().__init__(session.start, session.files, session.limits, session.used)
        self.oracle = oracle
        self.beside = beside
        self.yardsticks: set[str] = set()
        if oracle.names:
            self.answers = self.oracle.answer

    def begin_try(self) -> None:
        """Nothing was asked of the reference yet: neither by the check nor, in calls ahead of it, by the worker."""
        self.yardsticks = set()
        self.oracle.begin()

    def load(self) -> Loaded:
        """Load, and put the stand-ins into their places before anything is called."""
        fresh = self.transport is None
        loaded = super().load()
        if fresh and self.oracle.names:
            self.exchange("", protocol.STAND_IN, encode(sorted(self.oracle.names)), _stands)
        return loaded

    def call(self, function: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """As ever, but a function that lost points is the reference's, and leaves no record.

        Raises :class:`~grader.failures.SubmissionError`.
        """
        if function not in self.beside:
            return super().call(function, args, kwargs)
        self.yardsticks.add(function)
        try:
            with self.clock.running():
                return self.oracle.value(function, *copy.deepcopy((args, kwargs)), self._deadline())
        except Exception:
            raise SubmissionError("raised", function=function) from None

    def _deadline(self) -> float:
        return min(self.clock.check_ends, time.monotonic() + self.limits.total - self.used.seconds)


def _stands(_name: str, kind: bytes, _reply: bytes, _request: bytes) -> None:
    if kind != protocol.STANDS:
        raise WireError("not a reply to the stand-ins")
