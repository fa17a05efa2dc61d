"""One worker, as the session sees it."""

from __future__ import annotations

from collections.abc import Callable
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
        progress: Callable[[int], None],
        answer: Answer | None = None,
    ) -> tuple[bytes, bytes]:
        """Send and wait for the reply until ``deadline`` (``time.monotonic``); raises :class:`TransportError`.

        What the worker asks meanwhile is answered by ``answer``; without one it may not ask.
        """

    def close(self) -> None:
        """End the worker."""
