"""The worker's side of the conversation: load a submission statement by statement, then answer calls.

A request is ``(kind, body)`` and so is a reply (:mod:`grader.wire.protocol`); :class:`Runtime` knows nothing of sockets
or sandboxes. Whatever it says about itself (warnings, lines, arguments after the call) is a claim that the grader's
side treats as such.
"""

from __future__ import annotations

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
from grader.worker import absences, inert, otter, stand_ins, trace
from grader.worker.cells import found_cells, read_cells
from grader.worker.disk import Disk, absolute
from grader.worker.execution import Program, Sources, text_of
from grader.worker.modules import Modules
from grader.worker.names import Elsewhere, defined_names, signature_of, takes_other_arguments
from grader.worker.patience import AFTER_LOOP, Limited, TimeIsUp
from grader.worker.repairs import Repairs
from grader.worker.shell import Shell
from grader.worker.statements import Statement

MAX_REPLY = MAX_FRAME - 64
MAX_TEXT = 500
MAX_WARNINGS = 20
MAX_NOTES = 20
MAX_ERRORS = 400
_MISSING = object()


class Runtime:
    """One submission in this process: its namespace, its source lines and the warnings it gave.

    Modules of the names ``protected`` (what the worker and NumPy have imported) are never replaced by the submission's
    own; those ``hidden`` are not there for it. ``ask`` sends a stand-in's question in the middle of a request and
    returns the answer.
    """

    def __init__(
        self,
        protected: frozenset[str] | None = None,
        hidden: frozenset[str] = frozenset(),
        ask: stand_ins.Ask | None = None,
    ) -> None:
        self.protected = protected if protected is not None else frozenset(sys.modules)
        self.hidden = hidden
        self.ask = ask
        self.patience = 0.0
        """Seconds after which a call is interrupted; 0 leaves that to the grader."""
        self.main = ""
        self.namespace: dict[str, Any] = {}
        self.snapshots: dict[str, otter.Snapshot] = {}
        self.files: frozenset[str] = frozenset()
        self.sources = Sources()
        self.errors: list[dict[str, Any]] = []
        self.running: set[str] = set()
        """The files that are being run now."""
        self.notes: list[list[Any]] = []
        self.warnings: list[tuple[str, str, str, int]] = []
        self.program = Program(self.namespace)
        self.disk = Disk({}, "")
        self.elsewhere = Elsewhere("", [], {})
        self.repairs: Repairs | None = None
        self.warmed: frozenset[str] = frozenset()
        """The libraries that some assignment allows; those that this one does not are hidden."""

    def handle(self, kind: bytes, body: bytes, progress: Callable[[int], object]) -> tuple[bytes, bytes]:
        """The reply to one request."""
        if kind == protocol.LOAD:
            name, main, contents, skip, drawings, libraries = decode(body)
            self.hidden = self.hidden | (self.warmed - frozenset(libraries))
            return protocol.LOADED, encode(self.load(name, main, contents, skip, progress, drawings))
        if kind == protocol.CALL:
            return self.call(body)
        if kind == protocol.TIMED:
            self.patience = AFTER_LOOP
            return self.call(body)
        if kind in (protocol.GET, protocol.OTTER_CALL, protocol.TEST):
            with otter.as_remembered(self.namespace, self.snapshots, decode(body)[0]) as names:
                return protocol.VALUE, otter.answer(names, self.describe, kind, body)
        if kind == protocol.STAND_IN and self.ask is not None:
            stand_ins.install(decode(body), self.namespace, self.files, self.ask)
            return protocol.STANDS, b""
        if kind == protocol.EDIT:
            self.repairs = self.repairs or Repairs(self.namespace, self.sources)
            return protocol.EDITED, self.repairs.answer(body)
        if kind == protocol.TRACE:
            return protocol.TRACED, trace.answer(self.namespace, self.sources, body)
        raise WireError(f"no request is of kind {kind!r}")

    # Loading

    def load(
        self,
        name: str,
        main: str,
        contents: dict[str, np.ndarray],
        skip: list[int],
        progress: Callable[[int], object],
        drawings: list[list[str]],
    ) -> dict[str, Any]:
        """Run the statements of file ``main`` as module ``name``.

        Those in ``skip``, which hung before, are left out, and so are cells of the handout that only draw.
        """
        files = {path: array.tobytes() for path, array in contents.items()}
        try:
            found = read_cells(main, files[main])
        except UnreadableError as error:
            return {"unreadable": [error.kind, error.data], "errors": [], "warnings": [], "notes": [], "cells": 0}
        modules = self.prepare(name, main, found, files)
        os.chdir("/")
        self.disk.install()
        inert.install()
        absences.install()
        modules.install(self.protected | {self.namespace["__name__"]}, self.hidden)
        skipped = set(skip)
        drawn = found_cells(found, drawings)
        for index, statement in enumerate(found):
            if index in drawn:
                continue
            self.failed(self.run_cell(index, statement, index in skipped, progress))
        sys.displayhook = sys.__displayhook__
        return {
            "unreadable": [], "errors": self.errors, "warnings": self.taken_warnings(), "notes": self.notes[:MAX_NOTES],
            "cells": len(found),
        }  # fmt: skip

    def prepare(self, name: str, main: str, found: list[Statement], files: dict[str, bytes]) -> Modules:
        """The module that the submission becomes, and the world around it. A notebook is ``__main__``."""
        is_notebook = main.endswith(".ipynb")
        module = types.ModuleType("__main__" if is_notebook else name)
        self.main = main
        self.running = {main}
        self.files = frozenset(map(absolute, files))
        self.disk = Disk(dict(files), os.path.dirname(main))
        self.elsewhere = Elsewhere(main, found, files)
        modules = Modules(self.disk, main, self.run_module, decode_source)
        module.__file__, module.__package__ = absolute(main), modules.package()
        if main.endswith("/__init__.py"):
            module.__package__, module.__path__ = module.__name__, [absolute(os.path.dirname(main))]
        self.namespace = module.__dict__
        self.program = Program(self.namespace)
        shell = Shell(self.disk, self.namespace, self.run_text, self.run_file, self.note)
        self.namespace["get_ipython"] = inert.SPECIAL["get_ipython"] = shell
        self.namespace["display"] = inert.Inert()
        if is_notebook:
            shell.begin()
            sys.displayhook = shell.displayhook
        self.shell = shell
        sys.modules[module.__name__] = module
        sys.modules["otter"] = otter.stand_in(self.remember)
        self.sources = Sources(files, self.disk.contents, found)
        warnings.simplefilter("always")
        warnings.showwarning = self.note_warning
        return modules

    def remember(self, question: str) -> None:
        """Keep the names as they are now: what the question's Otter test will see."""
        self.snapshots[question] = otter.Snapshot(dict(self.namespace), otter.random_state())

    def run_cell(
        self, index: int, statement: Statement, skipped: bool, progress: Callable[[int], object]
    ) -> dict[str, Any] | None:
        """What went wrong in this statement, as plain data; None if it ran to its end."""
        names = defined_names(statement)
        if skipped:
            return {"label": statement.label, "names": names, "kind": "hung_cell", "error": {}}
        if statement.tree is not None:
            progress(index)
        if not statement.first_line:
            self.shell.number = statement.shows
            self.shell.started(statement.cell, statement.source)
        return self.attempt(statement, self.main if statement.first_line else statement.label, self.program, names)

    def attempt(self, statement: Statement, file: str, program: Program, names: list[str]) -> dict[str, Any] | None:
        """Run a statement in a program; what went wrong, as plain data."""
        if statement.tree is None:
            message, line = statement.error or ("invalid syntax", 1)
            where = [[file, line, "", self.sources.line(file, line)]]
            problem = {"type": "SyntaxError", "builtin": True, "message": message, "where": where, "refused": ""}
            error = problem | {"needs": statement.needs}
            return {"label": statement.label, "names": names, "kind": "syntax", "error": error}
        try:
            program.run(statement, file)
        except BaseException as error:
            return {"label": statement.label, "names": names, "kind": "raised", "error": self.describe(error)}
        return None

    def run_text(self, source: str) -> Any:
        """Python that a magic holds, in the notebook's names; gives the value of its last expression."""
        return self.program.run_text(source)

    def run_file(self, name: str, shared: bool, arguments: list[str]) -> None:
        """``%run``: a file of the hand-in, in the notebook's names if ``shared``, else in its own, added to them."""
        program = Program(self.namespace if shared else {"__name__": "__main__", "__file__": absolute(name)})
        program.namespace.setdefault("__builtins__", self.namespace.get("__builtins__", {}))
        program.namespace.setdefault("get_ipython", self.shell)
        before, sys.argv = sys.argv, arguments
        try:
            self.run_whole(name, program)
        finally:
            sys.argv = before
        if not shared:
            own = {key: value for key, value in program.namespace.items() if not key.startswith("__")}
            self.namespace.update(own)

    def run_module(self, name: str, module: types.ModuleType) -> None:
        """Run an imported file of the hand-in. A module's error is its importer's; a notebook's cells are attempted."""
        program = Program(module.__dict__)
        if name.endswith(".ipynb"):
            module.__dict__["get_ipython"] = self.shell
            module.__dict__["display"] = inert.Inert()
            self.run_whole(name, program)
            return
        absent = program.run_module(decode_source(self.disk.contents[name]), name)
        for label, names, error in absent:
            self.failed({"label": label, "names": names, "kind": "raised", "error": self.describe(error)})

    def run_whole(self, name: str, program: Program) -> None:
        """Run every statement of a file for itself; what fails is told with the others' errors.

        A file that is being run is not run again from within.
        """
        if name in self.running:
            return
        try:
            found = read_cells(name, self.disk.contents[name])
        except UnreadableError:
            self.note("run", name)
            return
        self.running.add(name)
        labelled = [statement.within(name) for statement in found]
        self.sources.add(labelled)
        for statement in labelled:
            self.failed(self.attempt(statement, name if statement.first_line else statement.label, program, []))
        self.running.remove(name)

    def failed(self, outcome: dict[str, Any] | None) -> None:
        """Keep what went wrong, if anything did."""
        if outcome is not None and len(self.errors) < MAX_ERRORS:
            self.errors.append(outcome)

    def note(self, kind: str, text: str) -> None:
        """Something that IPython would do and this does not, with the place it stands in."""
        if len(self.notes) < MAX_NOTES:
            file, line = self.program.place
            self.notes.append([kind, file[:200], line, text_of(text)[:120]])

    # Calling

    def call(self, body: bytes) -> tuple[bytes, bytes]:
        """The reply to a call: the arguments as they are afterwards, and the result or what went wrong."""
        name, args, kwargs = decode(body)
        function = self.namespace.get(name, _MISSING)
        if function is _MISSING or isinstance(function, inert.Absent):
            similar, stands = self.elsewhere.similar(name, self.namespace), self.elsewhere.stands(name)
            return protocol.ERROR, encode({"kind": "missing", "names": similar, "stands": stands})
        if not callable(function):
            kind = type(function).__name__[:MAX_TEXT]
            return protocol.ERROR, encode(
                {"kind": "not_callable", "type": kind, "set_at": self.elsewhere.last_set(name)}
            )
        try:
            with Limited(self.patience):
                result = function(*args, **kwargs)
        except TimeIsUp as error:
            said = {"kind": "loops", "where": self.sources.looping(error), "tenths": round(10 * self.patience)}
            self.patience = min(self.patience, AFTER_LOOP)
            return protocol.ERROR, encode(said)
        except BaseException as error:
            takes = signature_of(name, function) if takes_other_arguments(error, function) else ""
            said = {"kind": "raised", "warnings": self.taken_warnings(), "takes": takes, **self.describe(error)}
            return protocol.ERROR, encode(said)
        try:
            answer = encode((plain(result), self.taken_warnings()))
        except (NotPlainError, WireError) as error:
            return protocol.ERROR, encode({"kind": "unsupported", "type": _kind(result, text_of(error))})
        after = after_call(name, args, kwargs)
        if len(after) + len(answer) > MAX_REPLY:
            return protocol.ERROR, encode({"kind": "unsupported", "type": "more than can be sent"})
        return protocol.RESULT, len(after).to_bytes(4, "little") + after + answer

    # Errors and warnings in the student's own words

    def describe(self, error: BaseException) -> dict[str, Any]:
        """An exception as plain data: type, message and the lines of the student's own files it went through."""
        return self.sources.describe(error)

    def note_warning(
        self, message: Any, category: Any, filename: str, lineno: int, file: Any = None, line: Any = None
    ) -> None:
        if len(self.warnings) < MAX_WARNINGS:
            place = (filename, lineno) if filename in self.sources else ("", 0)
            self.warnings.append((category.__name__[:80], text_of(message), *place))

    def taken_warnings(self) -> list[list[Any]]:
        """The warnings since they were last taken, each once."""
        taken = [list(warning) for warning in dict.fromkeys(self.warnings)]
        self.warnings = []
        return taken


def _kind(result: Any, said: str) -> str:
    """What came back in place of a value; of a library that is not here, its name."""
    library = result._of if type(result) is inert.Absent else ""
    return f"something of {library}, which is not installed here" if library else said
