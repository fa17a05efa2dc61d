"""One worker, as the session sees it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol


class TransportError(Exception):
    """The worker gave no proper answer; ``kind`` is ``timeout``, ``memory``, ``died`` or ``protocol``. It is gone."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


Answer = Callable[[bytes, float], bytes]
"""The body of the ANSWER to an ASK, before the deadline; raises :class:`TransportError` for what may not be asked."""


class Transport(Protocol):
    """One worker."""

    def request(
        self,
        kind: bytes,
        body: bytes,
        deadline: float,
        progress: Callable[[int], float],
        answer: Answer | None = None,
    ) -> tuple[bytes, bytes]:
        """Send and wait for the reply until ``deadline`` (``time.monotonic``); raises :class:`TransportError`.

        ``progress`` is told the number of each cell that the worker begins with, and gives the new deadline. What the
        worker asks meanwhile is answered by ``answer``; without one it may not ask.
        """

    def stream(
        self,
        requests: Sequence[bytes],
        deadline: Callable[[int], float],
        take: Callable[[int, bytes, bytes], object],
        answer: Answer | None = None,
    ) -> None:
        """Send these calls at once; ``take`` gets the number of each, and its reply's kind and body, as they come.

        ``deadline`` is asked for the time until which the worker may take over the call of a number, when it begins
        with it; what it asks meanwhile is answered by ``answer``. Raises :class:`TransportError`; what was taken before
        stands.
        """

    def close(self) -> None:
        """End the worker."""
