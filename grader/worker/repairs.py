"""What a student's function gives after one edit of its own text: the worker's side of the search for the one place.

The grader sends calls that anybody may see; what is right it keeps to itself, and it judges what comes back.
"""

from __future__ import annotations

import ast
import copy
import inspect
import textwrap
import time
from collections.abc import Mapping, Sequence
from types import CodeType, FunctionType
from typing import Any

import numpy as np

from grader.wire.codec import decode, encode
from grader.wire.plain_values import plain
from grader.worker.edits import Edit, Tree
from grader.worker.execution import Sources
from grader.worker.patience import Limited, TimeIsUp

MAX_LINES = 200
MAX_TOLD = 1 << 20
"""Bytes of values that are told at once."""

SECONDS = 0.8
"""Of CPU, so that it does not matter what else runs: how long edits are tried."""

SECONDS_OF_ONE = 0.15
"""After which an edit is taken for one that loops."""


class Repairs:
    """The edits of the functions of one submission; each function is read once."""

    def __init__(self, namespace: Mapping[str, Any], sources: Sources) -> None:
        self.namespace = namespace
        self.sources = sources
        self.read: dict[str, tuple[Tree | None, list[Edit], int]] = {}

    def answer(self, body: bytes) -> bytes:
        """The places of the edits asked for and what each gives in every call; all edits, without places, for None.

        Those that there is no time or room for are left out at the end. An edit that does not compile, that raises, or
        that returns what is not plain gives None.
        """
        name, numbers, calls = decode(body)
        tree, edits, above = self._edits(name)
        function = self.namespace.get(name)
        if tree is None or type(function) is not FunctionType:
            return encode(([], []))
        chosen = range(len(edits)) if numbers is None else [number for number in numbers if 0 <= number < len(edits)]
        values, room = [], MAX_TOLD
        started = time.process_time()
        asked = [_Call(args) for args in calls]
        for number in chosen:
            values.append(_values(_edited(tree, edits[number], function), asked))
            room -= sum(map(len, values[-1]))
            if room < 0 or time.process_time() - started > SECONDS:
                break
        places = [] if numbers is None else [self._place(edits[number], function, above) for number in chosen]
        return encode((places, [[np.frombuffer(value, np.uint8) for value in row] for row in values]))

    def _edits(self, name: str) -> tuple[Tree | None, list[Edit], int]:
        """The tree of a function, its edits and the number of lines above it."""
        if name not in self.read:
            definition, above = self._definition(self.namespace.get(name))
            tree = None if definition is None else Tree(definition)
            self.read[name] = tree, [] if tree is None else tree.edits(), above
        return self.read[name]

    def _definition(self, function: Any) -> tuple[ast.FunctionDef | None, int]:
        """The definition of a plain function of the submission's own, with the number of lines above it."""
        if (
            type(function) is not FunctionType
            or function.__closure__
            or function.__code__.co_filename not in self.sources
        ):
            return None, 0
        code = function.__code__
        lines = self.sources.lines_of(code.co_filename)[code.co_firstlineno - 1 :][:MAX_LINES]
        try:
            block = "".join(inspect.getblock([f"{line}\n" for line in lines]))
            (node,) = ast.parse(textwrap.dedent(block)).body
        except (SyntaxError, ValueError, RecursionError):
            return None, 0
        if not isinstance(node, ast.FunctionDef) or node.decorator_list or block[:1].isspace():
            return None, 0
        return node, code.co_firstlineno - 1

    def _place(self, edit: Edit, function: FunctionType, above: int) -> list[Any]:
        """Kind, file, line, the columns from and to (in characters), and the line's text."""
        file = function.__code__.co_filename
        node: Any = edit.shown
        lines = self.sources.lines_of(file)
        number = above + node.lineno
        text = lines[number - 1].encode()
        end = node.end_col_offset if node.end_lineno == node.lineno else len(text)
        first, last = (len(text[:column].decode(errors="replace")) for column in (node.col_offset, end))
        return [edit.kind, file, number, first, last, lines[number - 1]]


def _edited(tree: Tree, edit: Edit, function: FunctionType) -> FunctionType | None:
    """The student's function with this edit; it sees the names that the function sees."""
    try:
        code = tree.edited(edit, "<edit>")
    except (SyntaxError, ValueError, TypeError, RecursionError):
        return None
    body = next(
        (one for one in code.co_consts if isinstance(one, CodeType) and one.co_name == tree.function.name), None
    )
    if body is None or body.co_freevars:
        return None
    made = FunctionType(body, function.__globals__, function.__name__, function.__defaults__)
    made.__kwdefaults__ = copy.copy(function.__kwdefaults__)
    return made


class _Call:
    """A call that many edits are tried on: the arguments are copied anew only after something has changed them."""

    def __init__(self, args: tuple[Any, ...]) -> None:
        self.args = args
        self.body = encode(args)
        self.own = copy.deepcopy(args)

    def value(self, function: FunctionType) -> bytes:
        """What a function gives, in the wire's form; nothing where it raises, or changes its arguments."""
        try:
            value = encode(plain(function(*self.own)))
            if encode(self.own) == self.body:
                return value
        except BaseException:  # whatever the student's code raises, and what is no plain value
            pass
        self.own = copy.deepcopy(self.args)
        return b""


def _values(function: FunctionType | None, calls: Sequence[_Call]) -> list[bytes]:
    """What a function gives in each call; empty for nothing that could be right.

    After the first call that gives nothing the rest is not made.
    """
    values: list[bytes] = []
    try:
        with Limited(SECONDS_OF_ONE):
            for call in calls:
                values.append(call.value(function) if function is not None and all(values) else b"")
    except TimeIsUp:
        return [b""] * len(calls)
    return values
