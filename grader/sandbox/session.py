"""The grader's side of a submission: every call that a check makes, as a value, a failure and a record.

``submission.softmax(z)`` in a check is a :class:`StudentFunction`; behind it a :class:`Session` sends the call over a
:class:`Transport`, measures the time itself, replaces a worker that hung or died, and keeps what was said.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from typing import Any, TypeVar

import numpy as np

from grader.errors import SandboxError, WireError
from grader.failures import SubmissionError
from grader.sandbox import replies
from grader.sandbox.call_errors import call_error
from grader.sandbox.calls import MALFORMED, Call, changes, weight
from grader.sandbox.deadlines import Clock, Limits, Used
from grader.sandbox.replies import Loaded
from grader.sandbox.transport import Answer, Transport, TransportError
from grader.sandbox.waiting import Replies
from grader.submissions.finding import Files
from grader.wire import protocol
from grader.wire.codec import decode, encode

MAX_KEPT = 96 << 20
"""Bytes of memory, about, for the calls that are kept of one submission: what comes after them is not."""
Answered = TypeVar("Answered")
Reader = Callable[[str, bytes, bytes, bytes], Any]
"""Takes a reply apart: the name that the request was about, the reply's kind and body, and the request."""


class Session:
    """One submission in conversation; replaces its worker when that is lost."""

    def __init__(self, start: Callable[[], Transport], files: Files, limits: Limits, used: Used | None = None) -> None:
        """``used`` is what another session of the same submission has used up."""
        self.start = start
        self.files = files
        self.clock = Clock(limits, used or Used())
        self.calls: list[Call] = []
        self.called = 0
        """How many calls the check has made, also where they are not kept."""

        self.changed: tuple[str, ...] = ()
        """The arguments that the last call changed."""

        self.kept = 0
        self.warnings: dict[replies.Warned, None] = {}
        self.loaded = Loaded()
        self.transport: Transport | None = None
        self.in_process = False
        """Whether the check was run beside the submission's own code, so that its outcome is the worker's word."""

        self.answers: Answer | None = None
        """What answers for stand-ins in the worker (:mod:`grader.wire.protocol`); without it, it may ask nothing."""
        self.replies = Replies()
        """What the worker has said to calls that no check has made yet (:mod:`grader.sandbox.ahead`)."""
        self.signatures: dict[str, str] = {}
        """How the exercises' functions are called, by their names."""

        self.fault: SandboxError | None = None
        """What went wrong on our side: whatever a check made of it, nothing after it counts."""

    @property
    def limits(self) -> Limits:
        """How long a check, a load and the whole may take."""
        return self.clock.limits

    @property
    def used(self) -> Used:
        """What the submission has used up, in all its workers."""
        return self.clock.used

    def begin_check(self) -> None:
        """Forget the calls of the check before and start its clock."""
        self.calls = []
        self.called = 0
        self.changed = ()
        self.in_process = False
        self.clock.begin_check()

    def close(self) -> None:
        if self.transport is not None:
            self.transport.close()
            self.transport = None

    # Loading

    def load(self) -> Loaded:
        """Run the submission's cells in a fresh worker. A cell that hangs or kills it is left out the next time.

        Each has half the time of the one that hung before it, so that any number of them is left out in time.

        Raises :class:`~grader.failures.SubmissionError` where no worker can load them.
        """
        body = self.load_body()
        while self.transport is None:
            self.clock.count_load()
            transport = self.started()
            loading = self.clock.load_begins()
            try:
                kind, reply = self.timed(transport, protocol.LOAD, body, self.limits.load, loading)
                self.loaded, warnings = replies.loaded(kind, reply)
                self.note_warnings(warnings)
                self.transport = transport
                self.used.whole_cells = math.inf
                self.replies.made.clear()
            except TransportError as error:
                transport.close()
                if loading.last < 0 or loading.last in self.used.hung_cells:
                    raise SubmissionError("load_" + error.kind) from None
                self.used.hung_cells[loading.last] = error.kind
                self.used.whole_cells = max(self.used.whole_cells, loading.last)
                body = self.load_body()
            except MALFORMED:
                transport.close()
                raise SubmissionError("load_protocol") from None
        return self.loaded

    def started(self) -> Transport:
        """A new worker; that there is none is our fault, not the submission's."""
        try:
            return self.start()
        except SandboxError as error:
            self.fault = error
            raise

    def load_body(self) -> bytes:
        contents = {path: np.frombuffer(data, np.uint8) for path, data in self.files.contents.items()}
        drawings = [list(cell) for cell in self.files.drawings]
        libraries = list(self.files.libraries)
        return encode((self.files.name, self.files.main, contents, sorted(self.used.hung_cells), drawings, libraries))

    # Calling

    def call(self, function: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """The function's value; raises :class:`SubmissionError`. Either way the call is recorded."""
        return self.ask(function, encode((function, args, kwargs)))

    def ask(self, function: str, request: bytes) -> Any:
        """The same for a call whose request is already written."""
        self.called += 1
        self.changed = ()
        try:
            value, self.changed = self.answer(function, request)
        except SubmissionError as error:
            self.keep(Call(function, request, failure=error.failure))
            raise
        self.keep(Call(function, request, value, None, self.changed))
        return value

    def keep(self, call: Call) -> None:
        """Record a call, while there is room for it."""
        self.kept += weight(call)
        if self.kept <= MAX_KEPT:
            self.calls.append(call)

    def answer(self, function: str, request: bytes) -> tuple[Any, tuple[str, ...]]:
        reply = self.replies.take(request)
        if isinstance(reply, SubmissionError):
            raise reply
        answered: tuple[Any, tuple[str, ...]]
        if reply is not None:
            answered = self.understood(function, request, reply, self.value_from)
        else:
            answered = self.exchange(function, protocol.CALL, request, self.value_from)
        return answered

    def exchange(self, function: str, kind: bytes, request: bytes, read: Reader) -> Any:
        """What ``read`` makes of the reply to one request; ``function`` is the name that it is about.

        Raises :class:`~grader.failures.SubmissionError` where the worker hangs, dies, breaks the protocol or has no
        time left.
        """
        if self.transport is None:
            self.load()
        assert self.transport is not None
        left = self.clock.left(function)
        try:
            reply = self.timed(self.transport, kind, request, left, _no_progress)
        except TransportError as error:
            self.close()
            raise self.clock.lost(function, error.kind) from None
        return self.understood(function, request, reply, read)

    def understood(self, function: str, request: bytes, reply: tuple[bytes, bytes], read: Reader) -> Any:
        """What ``read`` makes of a reply; taking it apart is part of the submission's time.

        Raises :class:`~grader.failures.SubmissionError` for one that breaks the protocol, and ends its worker.
        """
        try:
            with self.clock.running():
                return read(function, *reply, request)
        except MemoryError:
            self.distrust()
            raise SubmissionError("unsupported", function=function, type="more than fits into memory") from None
        except MALFORMED:
            self.distrust()
            raise SubmissionError("protocol", function=function) from None

    def distrust(self) -> None:
        """End a worker that said what none may say; what else it has said is forgotten."""
        self.close()
        self.replies.clear()

    def value_from(self, function: str, kind: bytes, reply: bytes, request: bytes) -> tuple[Any, tuple[str, ...]]:
        """The value of a call and the arguments that it changed.

        Raises :class:`~grader.failures.SubmissionError` where the call failed, and :class:`~grader.errors.WireError`
        for what is not a reply to a call.
        """
        if kind == protocol.ERROR:
            raise self.error_from(function, decode(reply), request)
        if kind != protocol.RESULT or len(reply) < 4:
            raise WireError("not a reply to a call")
        size = int.from_bytes(reply[:4], "little")
        after, answer = reply[4 : 4 + size], decode(reply, 4 + size)
        value, warnings = answer
        if warnings:
            self.note_warnings(replies.call_warnings(warnings, self.files.contents))
        return value, changes(request, after)

    def error_from(self, function: str, said: dict[str, Any], request: bytes) -> SubmissionError:
        """The failure of a call in the words of the grader."""
        if said["kind"] == "raised":
            self.note_warnings(replies.call_warnings(said["warnings"], self.files.contents))
        error = call_error(function, said, request, self.signatures, self.loaded.errors)
        return self.clock.looped(error) if said["kind"] == "loops" else error

    def timed(
        self, transport: Transport, kind: bytes, body: bytes, seconds: float, progress: Callable[[int], float]
    ) -> tuple[bytes, bytes]:
        """A request, with its wall-clock time added to what the submission has used."""
        answers = self.answers if kind == protocol.CALL else None
        if kind == protocol.CALL:
            self.replies.made.append(body)
        ends = time.monotonic() + seconds
        return self.guarded(transport, lambda worker: worker.request(kind, body, ends, progress, answers))

    def guarded(self, transport: Transport, exchange: Callable[[Transport], Answered]) -> Answered:
        """What an exchange with a worker gives. It counts as time that the submission has used.

        A fault of ours is noted, and raised.
        """
        try:
            with self.clock.running():
                return exchange(transport)
        except SandboxError as error:
            self.fault = error
            transport.close()
            raise

    def note_warnings(self, warned: list[replies.Warned]) -> None:
        for warning in warned:
            if len(self.warnings) < replies.MAX_WARNINGS:
                self.warnings[warning] = None


def _no_progress(index: int) -> float:
    raise WireError("progress without loading")
