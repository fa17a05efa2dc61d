"""One worker, as the session sees it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol


class TransportError(Exception):
    """The worker gave no proper answer; ``kind`` is ``timeout``, ``memory``, ``died`` or ``protocol``. It is gone."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


class Transport(Protocol):
    """One worker."""

    def request(
        self, kind: bytes, body: bytes, deadline: float, progress: Callable[[int], None]
    ) -> tuple[bytes, bytes]:
        """Send and wait for the reply until ``deadline`` (``time.monotonic``); raises :class:`TransportError`."""

    def close(self) -> None:
        """End the worker."""
