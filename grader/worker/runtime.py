"""The worker's side of the conversation: load a submission cell by cell, then answer calls.

A request is ``(kind, body)`` and so is a reply (:mod:`grader.wire.protocol`); :class:`Runtime` knows nothing of sockets
or sandboxes. Whatever it says about itself (warnings, lines, arguments after the call) is a claim that the grader's
side treats as such.
"""

from __future__ import annotations

import builtins
import os
import sys
import types
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np

from grader.decoding import UnreadableError, decode_source
from grader.errors import NotPlainError, WireError
from grader.wire import protocol
from grader.wire.codec import MAX_FRAME, decode, encode
from grader.wire.plain_values import plain
from grader.wire.protocol import after_call
from grader.worker import inert, otter, stand_ins
from grader.worker.cells import Cell, defined_names, future_flags, read_cells
from grader.worker.files import Files

MAX_REPLY = MAX_FRAME - 64
MAX_TEXT = 500
MAX_FRAMES = 5
MAX_WARNINGS = 20
_MISSING = object()


class Runtime:
    """One submission in this process: its namespace, its source lines and the warnings it gave."""

    def __init__(self, ask: stand_ins.Ask | None = None) -> None:
        """``ask`` sends a stand-in's question in the middle of a request and returns the answer."""
        self.ask = ask
        self.main = ""
        self.namespace: dict[str, Any] = {}
        self.snapshots: dict[str, otter.Snapshot] = {}
        self.files: frozenset[str] = frozenset()
        self.sources: dict[str, list[str]] = {}
        self.warnings: list[tuple[str, str, str, int]] = []
        self.future = 0

    def handle(self, kind: bytes, body: bytes, progress: Callable[[int], None]) -> tuple[bytes, bytes]:
        """The reply to one request."""
        if kind == protocol.LOAD:
            name, main, contents, skip = decode(body)
            return protocol.LOADED, encode(self.load(name, main, contents, skip, progress))
        if kind == protocol.CALL:
            return self.call(body)
        if kind in (protocol.GET, protocol.OTTER_CALL, protocol.TEST):
            with otter.as_remembered(self.namespace, self.snapshots, decode(body)[0]) as names:
                return protocol.VALUE, otter.answer(names, self.describe, kind, body)
        if kind == protocol.STAND_IN and self.ask is not None:
            stand_ins.install(decode(body), self.namespace, self.files, self.ask)
            return protocol.STANDS, b""
        raise WireError(f"no request is of kind {kind!r}")

    # Loading

    def load(
        self, name: str, main: str, contents: dict[str, np.ndarray], skip: list[int], progress: Callable[[int], None]
    ) -> dict[str, Any]:
        """Run the cells of file ``main`` as module ``name``; cells in ``skip`` (they hung before) are left out."""
        files = {path: array.tobytes() for path, array in contents.items()}
        try:
            cells = read_cells(main, files[main])
        except UnreadableError as error:
            return {"unreadable": [error.kind, error.data], "errors": [], "warnings": [], "cells": 0}
        Files(files, decode_source).install()
        inert.install()
        self.prepare(name, main, cells, files)
        outcomes = [self.run_cell(index, cell, index in skip, progress) for index, cell in enumerate(cells)]
        errors = [outcome for outcome in outcomes if outcome is not None]
        return {"unreadable": [], "errors": errors, "warnings": self.taken_warnings(), "cells": len(cells)}

    def prepare(self, name: str, main: str, cells: list[Cell], files: dict[str, bytes]) -> None:
        module = types.ModuleType(name)
        module.__file__ = main
        self.namespace = module.__dict__
        self.namespace["get_ipython"] = self.namespace["display"] = inert.Inert()
        sys.modules[name] = module
        sys.modules["otter"] = otter.stand_in(self.remember)
        self.sources = {path: _lines(data) for path, data in files.items() if path.endswith(".py")}
        self.sources |= {cell.label: cell.source.split("\n") for cell in cells if not cell.first_line}
        self.main, self.files = main, frozenset(files)
        warnings.simplefilter("always")
        warnings.showwarning = self.note_warning
        os.chdir("/")

    def remember(self, question: str) -> None:
        """Keep the names as they are now: what the question's Otter test will see."""
        self.snapshots[question] = otter.Snapshot(dict(self.namespace), otter.random_state())

    def run_cell(self, index: int, cell: Cell, skipped: bool, progress: Callable[[int], None]) -> dict[str, Any] | None:
        """What went wrong in this cell, as plain data; None if it ran to its end."""
        file = self.main if cell.first_line else cell.label
        names = defined_names(cell)
        if skipped:
            return {"label": cell.label, "names": names, "kind": "hung_cell", "error": {}}
        if cell.tree is None:
            message, line = cell.error or ("invalid syntax", 1)
            text = self.line(file, line)
            problem = {"type": "SyntaxError", "builtin": True, "message": message, "where": [[file, line, "", text]]}
            return {"label": cell.label, "names": names, "kind": "syntax", "error": problem}
        progress(index)
        try:
            self.future |= future_flags(cell.tree)
            exec(compile(cell.tree, file, "exec", self.future, dont_inherit=True), self.namespace)
        except BaseException as error:
            return {"label": cell.label, "names": names, "kind": "raised", "error": self.describe(error)}
        return None

    # Calling

    def call(self, body: bytes) -> tuple[bytes, bytes]:
        """The reply to a call: the arguments as they are afterwards, and the result or what went wrong."""
        name, args, kwargs = decode(body)
        function = self.namespace.get(name, _MISSING)
        if function is _MISSING:
            return protocol.ERROR, encode({"kind": "missing", "names": self.similar_names(name)})
        if not callable(function):
            return protocol.ERROR, encode({"kind": "not_callable", "type": type(function).__name__[:MAX_TEXT]})
        try:
            result = function(*args, **kwargs)
        except BaseException as error:
            return protocol.ERROR, encode({"kind": "raised", "warnings": self.taken_warnings(), **self.describe(error)})
        try:
            answer = encode((plain(result), self.taken_warnings()))
        except (NotPlainError, WireError) as error:
            return protocol.ERROR, encode({"kind": "unsupported", "type": _text(error)})
        after = after_call(name, args, kwargs)
        if len(after) + len(answer) > MAX_REPLY:
            return protocol.ERROR, encode({"kind": "unsupported", "type": "more than can be sent"})
        return protocol.RESULT, len(after).to_bytes(4, "little") + after + answer

    def similar_names(self, name: str) -> list[str]:
        """Functions that the submission defines under a name close to this one."""
        import difflib

        defined = [key for key, value in self.namespace.items() if type(key) is str and callable(value)]
        return [_text(close) for close in difflib.get_close_matches(name, defined[:200], 2, 0.75)]

    # Errors and warnings in the student's own words

    def describe(self, error: BaseException) -> dict[str, Any]:
        """An exception as plain data: type, message and the lines of the student's own files it went through."""
        kind = type(error)
        where = []
        traceback = error.__traceback__
        while traceback is not None:
            file = traceback.tb_frame.f_code.co_filename
            if file in self.sources:
                line = traceback.tb_lineno
                where.append([file, line, traceback.tb_frame.f_code.co_name[:80], self.line(file, line)])
            traceback = traceback.tb_next
        if isinstance(error, SyntaxError) and type(error.lineno) is int:
            file = str(error.filename)[:80]
            where.append([file, error.lineno, "", self.line(file, error.lineno)])
        is_builtin = getattr(builtins, kind.__name__, None) is kind
        return {
            "type": kind.__name__[:80],
            "builtin": is_builtin,
            "message": _text(error),
            "where": where[-MAX_FRAMES:],
        }

    def line(self, file: str, number: int) -> str:
        lines = self.sources.get(file, [])
        return lines[number - 1].strip()[:200] if 0 < number <= len(lines) else ""

    def note_warning(
        self, message: Any, category: Any, filename: str, lineno: int, file: Any = None, line: Any = None
    ) -> None:
        if len(self.warnings) < MAX_WARNINGS:
            place = (filename, lineno) if filename in self.sources else ("", 0)
            self.warnings.append((category.__name__[:80], _text(message), *place))

    def taken_warnings(self) -> list[list[Any]]:
        """The warnings since they were last taken, each once."""
        taken = [list(warning) for warning in dict.fromkeys(self.warnings)]
        self.warnings = []
        return taken


def _lines(data: bytes) -> list[str]:
    try:
        return decode_source(data).split("\n")
    except UnreadableError:
        return []


def _text(value: Any) -> str:
    """``str(value)``, however hostile, short and encodable."""
    try:
        text = str(value)
        return text[:MAX_TEXT].encode("utf-8", "replace").decode("utf-8")
    except BaseException:
        return ""
