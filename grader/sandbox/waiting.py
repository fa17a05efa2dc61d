"""Replies that came before a check made its call."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from grader.failures import SubmissionError

MAX_WAITING = 64 << 20
"""Bytes of replies that wait. Who says more is asked one call at a time."""


@dataclass(frozen=True)
class Request:
    """A call that a check will make: of which function, and in the wire's form."""

    function: str
    body: bytes


Reply = tuple[bytes, bytes] | SubmissionError
"""Kind and body of what a worker said, or the failure of a call that it did not answer."""


@dataclass
class Replies:
    """The replies that no check has asked for yet, by request, in the order of the calls."""

    waiting: dict[bytes, deque[Reply]] = field(default_factory=dict)
    room: int = MAX_WAITING
    made: list[bytes] = field(default_factory=list)
    """Every call that the worker has answered, also before it was asked for: the order in which they were made."""

    def put(self, request: bytes, reply: Reply) -> bool:
        """Keep a reply; false where there is no room for it."""
        size = len(reply[1]) if isinstance(reply, tuple) else 0
        if size > self.room:
            return False
        self.room -= size
        self.waiting.setdefault(request, deque()).append(reply)
        return True

    def take(self, request: bytes) -> Reply | None:
        """The reply to the first call that was not asked for yet; None where there is none."""
        replies = self.waiting.get(request)
        if not replies:
            return None
        reply = replies.popleft()
        self.room += len(reply[1]) if isinstance(reply, tuple) else 0
        return reply

    def clear(self) -> None:
        """Forget all of them."""
        self.waiting.clear()
        self.room = MAX_WAITING
