"""A submission in this very process, without any protection: for one's own code where there is no fork server."""

from __future__ import annotations

import linecache
import math
import sys
from collections.abc import Callable, Mapping, Sequence
from types import FunctionType
from typing import Any

from grader.sandbox.replies import Traced, traced
from grader.sandbox.transport import Answer, TransportError
from grader.wire import protocol
from grader.wire.codec import decode, encode
from grader.worker import trace
from grader.worker.execution import Sources
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
        progress: Callable[[int], float],
        answer: Answer | None = None,
    ) -> tuple[bytes, bytes]:
        self.answer = answer
        return self.runtime.handle(kind, body, progress)

    def stream(
        self,
        requests: Sequence[bytes],
        deadline: Callable[[int], float],
        take: Callable[[int, bytes, bytes], object],
        answer: Answer | None = None,
    ) -> None:
        for number, request in enumerate(requests):
            take(number, *self.request(protocol.CALL, request, deadline(number), lambda index: math.inf, answer))

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
        progress: Callable[[int], float],
        answer: Answer | None = None,
    ) -> tuple[bytes, bytes]:
        if kind == protocol.LOAD:
            decode(body)
            return protocol.LOADED, encode({"unreadable": [], "errors": [], "warnings": [], "notes": [], "cells": 1})
        return super().request(kind, body, deadline, progress, answer)


def traced_here(names: Mapping[str, Any], function: str, args: tuple[Any, ...]) -> list[Traced]:
    """The trace of a call of a function of ours, without those that it calls."""
    file = names[function].__code__.co_filename
    sources = Sources({file: b""})
    reply = trace.answer(names, sources, encode((function, args)), alone=True)
    return traced(decode(reply), {file})


class NotebookTransport(NamespaceTransport):
    """The same for the functions of a running notebook: a call that takes too long is interrupted."""

    def __init__(self, functions: Mapping[str, Callable[..., Any]], patience: float) -> None:
        super().__init__(functions, patience)
        self.runtime.sources = _Cells(functions)


class _Cells(Sources):
    """The lines of a notebook's own functions, by the numbers that Jupyter gives their cells."""

    def __init__(self, functions: Mapping[str, Any]) -> None:
        super().__init__()
        own = [one for one in functions.values() if type(one) is FunctionType and one.__module__ == "__main__"]
        self.files = {one.__code__.co_filename for one in own}

    def __contains__(self, file: object) -> bool:
        return file in self.files

    def read(self, file: str) -> list[str]:
        return linecache.getlines(file)

    def looping(self, error: BaseException) -> list[list[Any]]:
        return [[_cell(file), *rest] for file, *rest in super().looping(error)]

    def describe(self, error: BaseException) -> dict[str, Any]:
        said = super().describe(error)
        return said | {"where": [[_cell(file), *rest] for file, *rest in said["where"]]}


def _cell(file: str) -> str:
    """``In [5]`` for the file that IPython makes of a cell."""
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    numbers = getattr(getattr(shell, "compile", None), "_filename_map", {})
    return f"In [{numbers[file]}]" if file in numbers else file.replace("\\", "/").rpartition("/")[2]
