"""Which names a statement defines, and where a name that is not defined does stand."""

from __future__ import annotations

import ast
import difflib
import inspect
import re
from collections.abc import Iterator, Mapping, Sequence
from types import FunctionType
from typing import Any

from grader.decoding import UnreadableError, decode_source, decode_text
from grader.worker.cells import notebook_sources
from grader.worker.statements import Statement

MAX_PLACES = 2
MAX_LOOKED_AT = 2 << 20
MIN_PART = 4
"""Letters of a name that another one must share to be close to it."""

Place = tuple[str, str, int, str]

_DEFINED = re.compile(r"^(?:(?:async[ \t]+)?def|class)[ \t]+(\w+)|^(\w+)[ \t]*=(?!=)", re.M)


def defined_names(statement: Statement) -> list[str]:
    """The names that a statement would define at its top level, also where it does not parse."""
    if statement.tree is None:
        return list(dict.fromkeys(one or other for one, other in _DEFINED.findall(statement.broken)))
    return [name for node in statement.tree.body for name in _names_of(node)]


def _names_of(node: ast.stmt) -> Iterator[str]:
    """What a statement defines; one that holds others (``if``, ``try``, ``with``, a loop) what those define."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        yield node.name
    elif isinstance(node, ast.Assign):
        yield from (part.id for target in node.targets for part in ast.walk(target) if isinstance(part, ast.Name))
    elif isinstance(node, ast.Import | ast.ImportFrom):
        yield from (alias.asname or alias.name.partition(".")[0] for alias in node.names)
    else:
        if isinstance(node, ast.For | ast.AnnAssign | ast.AugAssign):
            yield from (part.id for part in ast.walk(node.target) if isinstance(part, ast.Name))
        for part in ast.iter_child_nodes(node):
            yield from _names_of(part) if isinstance(part, ast.stmt | ast.ExceptHandler) else ()  # type: ignore[arg-type]


class Elsewhere:
    """Where a name stands that is not a function of the submission, for what the student is told."""

    def __init__(self, main: str, found: Sequence[Statement], files: Mapping[str, bytes]) -> None:
        self.main = main
        self.found = found
        self.files = files

    def similar(self, name: str, namespace: Mapping[str, Any]) -> list[str]:
        """Functions that the submission defines under a name close to this one: other case, longer, misspelt."""
        defined = [key for key, value in namespace.items() if type(key) is str and isinstance(value, FunctionType)]
        wanted = _plain(name)
        close = [key for key in defined if _plain(key) == wanted]
        if len(wanted) >= MIN_PART:
            close += [key for key in defined if _plain(key).startswith(wanted) or _plain(key).endswith(wanted)]
            close += [key for key in defined if len(_plain(key)) >= MIN_PART and wanted.endswith(_plain(key))]
        close += difflib.get_close_matches(name, defined[:200], 2, 0.75)
        return [key[:80] for key in dict.fromkeys(close)][:2]

    def stands(self, name: str) -> list[list[Any]]:
        """Places where a function of this name is written and yet not defined: ``[kind, place, line, detail]``."""
        found = [*self.in_code(name), *self.in_text(name), *self.in_files(name)]
        return [[kind, place[:200], line, detail[:80]] for kind, place, line, detail in found[:MAX_PLACES]]

    def in_code(self, name: str) -> Iterator[Place]:
        for statement in self.found:
            if statement.tree is None:
                continue
            place = self.main if statement.first_line else statement.label
            for top in statement.tree.body:
                yield from _within(top, name, place)

    def in_text(self, name: str) -> Iterator[Place]:
        """In comments of the code, and in a notebook's other cells."""
        commented = re.compile(rf"^[ \t]*#[# \t]*(?:async[ \t]+)?def[ \t]+{re.escape(name)}\b", re.M)
        for place, source in {
            (one.label if not one.first_line else self.main): one.source for one in self.found
        }.items():
            for found in commented.finditer(source):
                yield "comment", place, source.count("\n", 0, found.start()) + 1, ""
        if self.main.endswith(".ipynb"):
            for number, (kind, source) in enumerate(notebook_sources(decode_text(self.files[self.main])), 1):
                match = _defines(name).search(source)
                if kind in ("markdown", "raw") and match:
                    yield kind, self.main, number, ""

    def in_files(self, name: str) -> Iterator[Place]:
        """In other files of the hand-in."""
        for file, data in self.files.items():
            if file != self.main and file.endswith((".py", ".ipynb")) and len(data) < MAX_LOOKED_AT:
                try:
                    text = decode_source(data) if file.endswith(".py") else _code(decode_text(data))
                except UnreadableError:
                    continue
                if match := _defines(name).search(text):
                    yield "file", file, text.count("\n", 0, match.start()) + 1 if file.endswith(".py") else 0, ""

    def last_set(self, name: str) -> list[Any]:
        """File or cell and line of the last statement that gives a name its value: ``[place, line]``, or empty."""
        for statement in reversed(self.found):
            if statement.tree is not None and name in defined_names(statement):
                lines = [
                    node.lineno for node in ast.walk(statement.tree) if isinstance(node, ast.Name) and _sets(node, name)
                ]
                line = lines[0] if lines else statement.tree.body[0].lineno
                return [self.main if statement.first_line else statement.label, line]
        return []


def _sets(node: ast.Name, name: str) -> bool:
    return node.id == name and isinstance(node.ctx, ast.Store)


def _plain(name: str) -> str:
    return name.replace("_", "").lower()


def _defines(name: str) -> re.Pattern[str]:
    return re.compile(rf"^[ \t>]*(?:async[ \t]+)?def[ \t]+{re.escape(name)}[ \t]*\(", re.M)


def _code(text: str) -> str:
    return "\n".join(source for kind, source in notebook_sources(text) if kind == "code")


def _within(top: ast.stmt, name: str, place: str) -> Iterator[Place]:
    """Where a function of this name stands inside a statement."""
    for node in ast.walk(top):
        inner = [one for one in ast.iter_child_nodes(node) if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)]
        for one in inner:
            if one.name != name:
                continue
            if isinstance(node, ast.ClassDef):
                yield "class", place, one.lineno, node.name
            elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield "function", place, one.lineno, node.name
            elif isinstance(node, ast.If):
                is_guard = any(isinstance(part, ast.Name) and part.id == "__name__" for part in ast.walk(node.test))
                yield ("guard" if is_guard else "branch"), place, one.lineno, ""
        match node:
            case ast.Expr(ast.Constant(str() as text)) if _defines(name).search(text):
                yield "string", place, node.lineno, ""


def takes_other_arguments(error: BaseException, function: Any) -> bool:
    """Whether a call failed before the function's first line: it takes other arguments."""
    traceback = error.__traceback__
    return (
        type(error) is TypeError and type(function) is FunctionType and (traceback is None or traceback.tb_next is None)
    )


def signature_of(name: str, function: Any) -> str:
    """``name(a, b=1)``; empty if it cannot be told."""
    try:
        signature = inspect.signature(function)
        parameters = [one.replace(annotation=one.empty) for one in signature.parameters.values()]
        return f"{name}{signature.replace(parameters=parameters, return_annotation=signature.empty)}"[:200]
    except BaseException:
        return ""
