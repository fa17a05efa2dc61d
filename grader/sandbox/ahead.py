"""Calls that checks are known to make, sent to the worker at once: two processes that take turns cost most of the time.

What comes back waits here until a check makes the call. A reply is looked at no earlier, and as distrustfully as one to
a call that was just sent. Each call has the time that it would have had by itself: a worker that is late or gone is
ended, its call has failed, the other calls of that check are left to the check, and a fresh worker goes on behind it.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from grader.failures import SubmissionError
from grader.sandbox.session import Session
from grader.sandbox.transport import Transport, TransportError
from grader.sandbox.waiting import Request

MAX_BATCH = 8 << 20
"""Bytes of requests that are sent at once."""

FULL = "full"
"""Why a worker is ended that has said more than there is room for: the checks ask another one themselves."""

SHARE = 1 / 2
"""Of all the time that a submission has, what calls ahead may take: checks that stop early make fewer of them."""


def ask_ahead(session: Session, checks: Sequence[Sequence[Request]]) -> None:
    """Make the calls of these checks, each check's in order; the replies wait in the session."""
    left = [(number, request) for number, requests in enumerate(checks) for request in requests]
    until = session.used.seconds + session.limits.total * SHARE
    while left and session.used.seconds < until:
        try:
            session.load()
        except SubmissionError:
            return  # it cannot be loaded any more; each check will say so
        left = Batch(session, _part(left), until).send(left)


def _part(left: Sequence[tuple[int, Request]]) -> Sequence[tuple[int, Request]]:
    """As many as are sent at once."""
    size = 0
    for place, (_, request) in enumerate(left):
        size += len(request.body)
        if size > MAX_BATCH and place:
            return left[:place]
    return left


@dataclass
class Batch:
    """Calls that one worker gets at once, each with the number of its check.

    ``until`` says how much time the submission may have used before the rest is left to the checks themselves.
    """

    session: Session
    calls: Sequence[tuple[int, Request]]
    until: float
    answered: int = 0
    check: int = -1
    check_ends: float = 0.0
    began: float = 0.0
    is_over: bool = False
    """Whether the deadline of the call under way is the end of all calls ahead, and not its own."""

    def send(self, left: list[tuple[int, Request]]) -> list[tuple[int, Request]]:
        """Make the calls; what is still to be made of those ``left``.

        Where a worker does not answer a call, that call has failed, and the rest of its check is not made. What a
        worker said that breaks the protocol is forgotten: the checks ask another one themselves. Raises
        :class:`~grader.errors.SandboxError` where that is our fault.
        """
        session = self.session
        assert session.transport is not None
        try:
            session.guarded(session.transport, self._streamed)
        except TransportError as error:
            session.close()
            if error.kind == "protocol":
                session.replies.clear()
            is_its_own = self.answered < len(self.calls) and not (self.is_over and error.kind == "timeout")
            if error.kind in ("protocol", FULL) or not is_its_own:
                return []
            check, request = self.calls[self.answered]
            session.replies.put(request.body, session.clock.lost(request.function, error.kind))
            return [one for one in left[self.answered + 1 :] if one[0] != check]
        return left[len(self.calls) :]

    def _streamed(self, worker: Transport) -> None:
        self.began = time.monotonic()
        worker.stream([request.body for _, request in self.calls], self._deadline, self._take, self.session.answers)

    def _deadline(self, number: int) -> float:
        """Until when the worker may take over a call; the calls of one check have the time of one check."""
        now = time.monotonic()
        check, request = self.calls[number]
        if check != self.check:
            self.check, self.check_ends = check, now + self.session.limits.check
        own = min(self.check_ends, now + self.session.clock.patience(request.function))
        end = self.began + self.until - self.session.used.seconds
        self.is_over = end < own
        return min(own, end)

    def _take(self, number: int, kind: bytes, reply: bytes) -> None:
        """A reply has come."""
        request = self.calls[number][1].body
        if not self.session.replies.put(request, (kind, reply)):
            raise TransportError(FULL)
        self.answered = number + 1
        self.session.replies.made.append(request)
