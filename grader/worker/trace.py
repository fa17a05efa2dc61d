"""One call of a student's function with everything numeric that its own lines make, in order: bounded, and a claim."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from types import FrameType
from typing import Any

import numpy as np

from grader.wire.codec import decode, encode
from grader.wire.protocol import GIVEN, MADE, NAMED, READ, RETURNED
from grader.worker.execution import Sources
from grader.worker.watched import watched

MAX_RECORDS = 1600
MAX_ELEMENTS = 400
MAX_PARTS = 20
TWICE = 2

Record = tuple[str, str, str, int, str, np.ndarray]
"""What it is, the function whose name it is, file, line, name and value."""


class Trace:
    """Follows one call through the submission's own functions, or through the one that is called alone."""

    def __init__(self, sources: Sources, *, alone: bool = False) -> None:
        self.sources = sources
        self.alone = alone
        self.records: list[Record] = []
        self.seen: set[bytes] = set()
        """The values that are known: what expressions make, and helpers are given, is recorded where it is new."""

        self.times: Counter[tuple[str, int, str]] = Counter()
        self.outside: FrameType | None = None

    def run(self, function: Callable[..., Any], args: tuple[Any, ...]) -> None:
        """Make the call. Whatever it raises is of no interest here."""
        self.seen = {array.tobytes() for value in args for _, array in _arrays("", value)}
        before = sys.gettrace()
        self.outside = sys._getframe()
        sys.settrace(self.enter)
        try:
            function(*args)
        except BaseException:
            pass
        finally:
            sys.settrace(before)
            self.outside = None

    def add(self, record: Record) -> None:
        """Keep a record, where there is room."""
        if len(self.records) < MAX_RECORDS:
            self.records.append(record)

    def made(self, function: str, file: str, line: int, text: str, value: Any, is_read: bool) -> None:
        """Record what an expression has made, or read out of something, where it is new.

        The first two times it is recorded all the same, so that it is known what is computed more than once.
        """
        if type(value) in (tuple, list, dict) or len(self.records) >= MAX_RECORDS:
            return
        for _, array in _arrays(text, value):
            values, place = array.tobytes(), (file, line, text)
            self.times[place] += 1
            if values not in self.seen or self.times[place] <= TWICE:
                self.seen.add(values)
                self.add((READ if is_read else MADE, function[:80], file, line, _printable(text), array))

    def enter(self, frame: FrameType, event: str, _value: Any) -> Any:
        """Python begins to run a function: follow it if it is the submission's own."""
        if event != "call" or frame.f_code.co_filename not in self.sources or len(self.records) >= MAX_RECORDS:
            return None
        if frame.f_code.co_name.startswith("<") or (self.alone and frame.f_back is not self.outside):
            return None
        return Followed(self, frame).step


class Followed:
    """One function that runs: what was in its names at its last line."""

    def __init__(self, trace: Trace, frame: FrameType) -> None:
        self.trace = trace
        self.known: dict[str, Any] = {}
        self.line = frame.f_lineno
        caller = frame.f_back
        if caller is not None and caller.f_code.co_filename in trace.sources:
            self.note(frame, GIVEN, caller.f_code.co_filename, caller.f_lineno)
        else:
            self.known = {name: _mark(value) for name, value in frame.f_locals.items()}

    def step(self, frame: FrameType, event: str, value: Any) -> Any:
        """A line is about to run, or the function returns: what changed was made by the line before."""
        file = frame.f_code.co_filename
        self.note(frame, NAMED, file, self.line)
        if event == "return":
            self.record(RETURNED, frame, file, self.line, f"{frame.f_code.co_name}(…)", value)
        self.line = frame.f_lineno
        return self.step if len(self.trace.records) < MAX_RECORDS else None

    def note(self, frame: FrameType, kind: str, file: str, line: int) -> None:
        """Record the names whose values are new."""
        for name, value in frame.f_locals.items():
            mark = _mark(value)
            if self.known.get(name) != mark:
                self.known[name] = mark
                self.record(kind, frame, file, line, name, value)

    def record(self, kind: str, frame: FrameType, file: str, line: int, name: str, value: Any) -> None:
        """Record the numbers in a value."""
        numbers = [] if self.trace.alone else [(name, one) for one in _as_array(value)]
        for part, array in (*_arrays(name, value), *numbers):
            values = array.tobytes()
            is_known = kind == GIVEN and values in self.trace.seen
            self.trace.seen.add(values)
            if not is_known:
                self.trace.add((kind, frame.f_code.co_name[:80], file, line, part[:80], array))


def _mark(value: Any) -> Any:
    """Something that is another thing when the value has changed, also in place."""
    if type(value) is np.ndarray and value.size <= MAX_ELEMENTS:
        return value.shape, value.tobytes()
    if type(value) in (list, dict):
        return id(value), len(value)
    return id(value)


def _arrays(name: str, value: Any, depth: int = 0) -> Iterator[tuple[str, np.ndarray]]:
    """The numbers in a value, each array with its name: ``grads["W"]``, ``hs[2]``."""
    if type(value) is dict and depth < 2:
        for key, item in list(value.items())[:MAX_PARTS]:
            if type(key) is str:
                yield from _arrays(f'{name}["{key}"]', item, depth + 1)
    elif type(value) in (float, int) or (isinstance(value, np.ndarray | np.generic) and value.dtype.kind in "fiu"):
        array = np.asarray(value, dtype=np.float64)
        if 0 < array.size <= MAX_ELEMENTS:
            yield name, array.copy()
    elif type(value) in (list, tuple) and depth < 2:
        for place, item in enumerate(value[:MAX_PARTS]):
            yield from _arrays(f"{name}[{place}]", item, depth + 1)


def _as_array(value: Any) -> Iterator[np.ndarray]:
    """A list of numbers as the array that it stands for."""
    is_list = type(value) in (list, tuple) and 1 < len(value) <= MAX_ELEMENTS
    if is_list and all(type(one) in (float, int) or isinstance(one, np.floating) for one in value):
        yield np.array(value, dtype=np.float64)


def _printable(text: str) -> str:
    return "".join(character if character.isprintable() else " " for character in text)[:80]


def answer(namespace: Mapping[str, Any], sources: Sources, body: bytes, *, alone: bool = False) -> bytes:
    """The records of one call, for a request that names the function and holds its arguments."""
    name, args = decode(body)
    trace = Trace(sources, alone=alone)
    function = namespace.get(name)
    if callable(function) and alone:
        trace.run(function, args)
    elif callable(function):
        with watched(namespace, name, sources, trace.made):
            trace.run(function, args)
    return encode([list(record) for record in trace.records])
