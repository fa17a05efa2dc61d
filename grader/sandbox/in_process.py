"""A submission in this very process, without any protection: for one's own code where there is no fork server."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

from grader.sandbox.transport import Answer, TransportError
from grader.wire import protocol
from grader.wire.codec import decode, encode
from grader.worker.runtime import Runtime


class LocalTransport:
    """Answers requests by calling a :class:`~grader.worker.runtime.Runtime` directly.

    Deadlines have no effect; a call is interrupted after ``patience`` seconds, if that is given.
    """

    def __init__(self, patience: float = 0.0) -> None:
        self.runtime = Runtime(ask=self._ask)
        self.runtime.patience = patience
        self.answer: Answer | None = None

    def _ask(self, question: bytes) -> bytes:
        if self.answer is None:
            raise TransportError("protocol")
        return self.answer(question, math.inf)

    def request(
        self,
        kind: bytes,
        body: bytes,
        deadline: float,
        progress: Callable[[int], None],
        answer: Answer | None = None,
    ) -> tuple[bytes, bytes]:
        self.answer = answer
        return self.runtime.handle(kind, body, progress)

    def close(self) -> None:
        pass


class NamespaceTransport(LocalTransport):
    """Answers calls from functions that are already here, as when the reference plays the student."""

    def __init__(self, functions: Mapping[str, Callable[..., Any]], patience: float = 0.0) -> None:
        super().__init__(patience)
        self.runtime.namespace = dict(functions)

    def request(
        self,
        kind: bytes,
        body: bytes,
        deadline: float,
        progress: Callable[[int], None],
        answer: Answer | None = None,
    ) -> tuple[bytes, bytes]:
        if kind == protocol.LOAD:
            decode(body)
            return protocol.LOADED, encode({"unreadable": [], "errors": [], "warnings": [], "notes": [], "cells": 1})
        return super().request(kind, body, deadline, progress, answer)
