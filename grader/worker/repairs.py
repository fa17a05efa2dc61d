"""What a student's function gives after one edit of its own text: the worker's side of the search for the one place.

The grader sends calls that anybody may see; what is right it keeps to itself, and it judges what comes back.
"""

from __future__ import annotations

import ast
import copy
import time
from collections.abc import Mapping, Sequence
from types import CodeType, FunctionType
from typing import Any

import numpy as np

from grader.errors import WireError
from grader.wire.codec import decode, encode
from grader.wire.plain_values import plain
from grader.worker.definitions import definition
from grader.worker.edits import Edit, Tree
from grader.worker.execution import Sources
from grader.worker.patience import Limited, TimeIsUp
from grader.worker.switched import Reached, Switched

MAX_TOLD = 1 << 20
"""Bytes of values that are told at once."""

SECONDS = 0.8
"""Of CPU, so that it does not matter what else runs: how long edits are tried."""

SECONDS_OF_ONE = 0.15
"""After which an edit is taken for one that loops."""

FEW = 12
"""So many edits are compiled one by one."""

SLOW = 1e-3
"""Seconds of CPU for a call, beside which it does not matter how many edits are compiled."""


class Repairs:
    """The edits of the functions of one submission; each function is read once."""

    def __init__(self, namespace: Mapping[str, Any], sources: Sources) -> None:
        self.namespace = namespace
        self.sources = sources
        self.read: dict[str, Edited | None] = {}

    def answer(self, body: bytes) -> bytes:
        """The places of the edits asked for and what each gives in every call; all edits, without places, for None.

        Those that there is no time or room for are left out at the end. An edit that does not compile, that raises, or
        that returns what is not plain gives None.
        """
        name, numbers, calls = decode(body)
        function = self.namespace.get(name)
        if name not in self.read:
            self.read[name] = self._edited(function)
        edited = self.read[name]
        if edited is None:
            return encode(([], []))
        count = len(edited.edits)
        chosen = range(count) if numbers is None else [number for number in numbers if 0 <= number < count]
        values = edited.values(chosen, [_Call(args) for args in calls])
        shown = [] if numbers is None else [edited.edits[number] for number in chosen]
        places = [self._place(edit, edited) for edit in shown]
        return encode((places, [[np.frombuffer(value, np.uint8) for value in row] for row in values]))

    def _edited(self, function: Any) -> Edited | None:
        """A function's edits; None for what is no plain function of the submission's own."""
        if type(function) is not FunctionType or function.__closure__:
            return None
        found = definition(function, self.sources)
        if found is None or found[0].decorator_list:
            return None
        node, _ = found
        is_indented = self.sources.lines_of(function.__code__.co_filename)[node.lineno - 1][:1].isspace()
        return None if is_indented else Edited(node, function)

    def _place(self, edit: Edit, edited: Edited) -> list[Any]:
        """Kind, file, line, the columns from and to (in characters), and the line's text."""
        file = edited.function.__code__.co_filename
        node: Any = edit.shown
        lines = self.sources.lines_of(file)
        text = lines[node.lineno - 1].encode()
        end = node.end_col_offset if node.end_lineno == node.lineno else len(text)
        first, last = (len(text[:column].decode(errors="replace")) for column in (node.col_offset, end))
        return [edit.kind, file, node.lineno, first, last, lines[node.lineno - 1]]


class Edited:
    """One function of a submission and its edits."""

    def __init__(self, definition: ast.FunctionDef, function: FunctionType) -> None:
        self.tree = Tree(definition)
        self.edits = self.tree.edits()
        self.function = function
        self.switched: Switched | None = None

    def values(self, chosen: Sequence[int], calls: Sequence[_Call]) -> list[list[bytes]]:
        """What these edits give in each call, as far as there is time and room."""
        rows: list[list[bytes]] = []
        room, started = MAX_TOLD, time.process_time()
        if len(chosen) > FEW:
            self._prepare(calls)
        with Limited(SECONDS_OF_ONE) as limit:
            while len(rows) < len(chosen) and room >= 0 and (not rows or time.process_time() - started <= SECONDS):
                try:
                    for number in chosen[len(rows) :]:
                        limit.again()
                        rows.append(self._row(number, calls))
                        room -= sum(map(len, rows[-1]))
                        if room < 0 or time.process_time() - started > SECONDS:
                            break
                except TimeIsUp:
                    rows.append([b""] * len(calls))
        return rows[: len(chosen)]

    def _prepare(self, calls: Sequence[_Call]) -> None:
        """Compile many edits at once, and find out which places each call comes to; not where calls take long."""
        known, self.switched = self.switched, None
        try:
            with Limited(SECONDS_OF_ONE):
                if all(call.takes(self.function) < SLOW for call in calls):
                    self.switched = known or Switched(self.tree, self.edits, self.function.__globals__)
                    for call in calls:
                        reached = Reached()
                        call.value(self.switched.function(reached, 0, self.function))
                        call.reached = reached.places
        except (SyntaxError, ValueError, TypeError, RecursionError, TimeIsUp):
            pass

    def _row(self, number: int, calls: Sequence[_Call]) -> list[bytes]:
        """What one edit gives in each call; after the first that gives nothing the rest is not made."""
        switch = None if self.switched is None else self.switched.switches.get(number)
        row: list[bytes] = []
        function: FunctionType | None = None
        for call in calls:
            if not all(row):
                row.append(b"")
            elif switch is not None and call.reached is not None and switch[0] not in call.reached:
                row.append(call.unedited)
            else:
                function = function or self._made(number, switch)
                row.append(call.value(function) if function is not None else b"")
        return row

    def _made(self, number: int, switch: tuple[int, int] | None) -> FunctionType | None:
        """The function with an edit; it sees the names that the student's sees."""
        if switch is not None and self.switched is not None:
            return self.switched.function(*switch, self.function)
        try:
            code = self.tree.edited(self.edits[number], "<edit>")
        except (SyntaxError, ValueError, TypeError, RecursionError):
            return None
        name = self.tree.function.name
        body = next((one for one in code.co_consts if isinstance(one, CodeType) and one.co_name == name), None)
        if body is None or body.co_freevars:
            return None
        made = FunctionType(body, self.function.__globals__, name, self.function.__defaults__)
        made.__kwdefaults__ = copy.copy(self.function.__kwdefaults__)
        return made


class _Call:
    """A call that many edits are tried on: the arguments are made anew only after something has changed them."""

    def __init__(self, args: tuple[Any, ...]) -> None:
        self.body = encode(args)
        self.own = decode(self.body)
        self.unedited = b""
        """What the function gives without an edit, once that is known."""

        self.reached: set[int] | None = None
        """The places of the function that the call comes to: edits in all others change nothing."""

    def takes(self, function: FunctionType) -> float:
        """How many seconds of CPU it takes without an edit."""
        started = time.process_time()
        self.unedited = self.value(function)
        return time.process_time() - started

    def value(self, function: FunctionType) -> bytes:
        """What a function gives, in the wire's form; nothing where it raises, or changes its arguments."""
        value = b""
        try:
            value = encode(plain(function(*self.own)))
        except TimeIsUp:
            self.own = decode(self.body)
            raise
        except BaseException:  # whatever the student's code raises, and what is no plain value
            pass
        try:
            is_kept = encode(self.own) == self.body
        except WireError:
            is_kept = False
        if not is_kept:
            self.own = decode(self.body)
            value = b""
        return value
