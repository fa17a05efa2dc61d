"""A submission in this very process, without any protection: for one's own code where there is no fork server."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from grader.wire import protocol
from grader.wire.codec import decode, encode
from grader.worker.runtime import Runtime


class LocalTransport:
    """Answers requests by calling a :class:`~grader.worker.runtime.Runtime` directly; deadlines have no effect."""

    def __init__(self) -> None:
        self.runtime = Runtime()

    def request(
        self, kind: bytes, body: bytes, deadline: float, progress: Callable[[int], None]
    ) -> tuple[bytes, bytes]:
        return self.runtime.handle(kind, body, progress)

    def close(self) -> None:
        pass


class NamespaceTransport:
    """Answers calls from functions that are already here, as when the reference plays the student."""

    def __init__(self, functions: Mapping[str, Callable[..., Any]]) -> None:
        self.runtime = Runtime()
        self.runtime.namespace = dict(functions)

    def request(
        self, kind: bytes, body: bytes, deadline: float, progress: Callable[[int], None]
    ) -> tuple[bytes, bytes]:
        if kind == protocol.LOAD:
            decode(body)
            return protocol.LOADED, encode({"unreadable": [], "errors": [], "warnings": [], "notes": [], "cells": 1})
        return self.runtime.handle(kind, body, progress)

    def close(self) -> None:
        pass
