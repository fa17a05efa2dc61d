"""A submission's functions with every value that their expressions make told on the way, also where it gets no name.

The code of the functions is exchanged for code that does the same and tells; their lines, names and files stay.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import CodeType, FunctionType, ModuleType
from typing import Any

from grader.worker.definitions import definition
from grader.worker.execution import Sources

MAX_FUNCTIONS = 30
MAX_MEMBERS = 60
TELL = "__told__"
"""The name by which the code calls what is told."""

Tell = Callable[[str, str, int, str, Any, bool], None]
"""Takes the function, file, line, text of an expression, its value, and whether it was only read out of something."""


@contextmanager
def watched(namespace: Mapping[str, Any], name: str, sources: Sources, tell: Tell) -> Iterator[None]:
    """A function of the submission, and those of its own that it may call, tell what their expressions make."""
    before: list[tuple[FunctionType, CodeType]] = []
    try:
        for function in functions_below(namespace, name, sources):
            code = _telling(function, sources, tell)
            if code is not None:
                before.append((function, function.__code__))
                function.__code__ = code
        yield
    finally:
        for function, code in before:
            function.__code__ = code
            function.__globals__.pop(f"{TELL}{id(function)}", None)


def functions_below(namespace: Mapping[str, Any], name: str, sources: Sources) -> list[FunctionType]:
    """The function of this name and what it names, directly or through others: functions and methods of classes."""
    found: dict[int, FunctionType] = {}
    names, seen = [name], {name}
    while names and len(found) < MAX_FUNCTIONS:
        for function in _functions_of(namespace.get(names.pop(0))):
            if function.__code__.co_filename in sources and id(function) not in found:
                found[id(function)] = function
                new = [one for one in dict.fromkeys(_names_in(function.__code__)) if one not in seen]
                seen.update(new)
                names += new
    return list(found.values())


def _functions_of(value: Any) -> Iterator[FunctionType]:
    """A function itself, or what it wraps; the methods of a class, or of a thing's class."""
    if type(value) is FunctionType:
        yield getattr(value, "__wrapped__", value)
        return
    kind = value if isinstance(value, type) else type(value)
    for base in kind.__mro__[:5]:
        for member in list(vars(base).values())[:MAX_MEMBERS]:
            inner = getattr(member, "__func__", None) or getattr(member, "fget", None) or member
            if type(inner) is FunctionType:
                yield inner


def _names_in(code: CodeType) -> Iterator[str]:
    """The names that code, and what is nested in it, looks up."""
    yield from code.co_names
    for one in code.co_consts:
        if isinstance(one, CodeType):
            yield from _names_in(one)


def _telling(function: FunctionType, sources: Sources, tell: Tell) -> CodeType | None:
    """The code of a function with what it tells; None where its text cannot be taken alone."""
    old = function.__code__
    found = definition(function, sources)
    if found is None:
        return None
    node, text = found
    node.decorator_list = []
    telling = _Telling(f"{TELL}{id(function)}", text, function.__globals__)
    try:
        telling.visit(node)
        whole = compile(ast.Module([node], []), old.co_filename, "exec", dont_inherit=True)
    except (SyntaxError, ValueError, TypeError, RecursionError):
        return None
    new = next((one for one in whole.co_consts if isinstance(one, CodeType) and one.co_name == old.co_name), None)
    if new is None or (new.co_freevars, new.co_argcount) != (old.co_freevars, old.co_argcount):
        return None
    if any(one.startswith("__") and not one.endswith("__") for one in _names_in(old)):
        return None  # names that Python mangles in a class

    def told(number: int, value: Any) -> Any:
        line, text, is_read = telling.told[number]
        tell(old.co_name, old.co_filename, line, text, value, is_read)
        return value

    function.__globals__[telling.name] = told
    return new


class _Telling(ast.NodeTransformer):
    """Puts a call around every expression that may make a number; ``told`` are their lines, texts and kinds."""

    def __init__(self, name: str, block: str, names: Mapping[str, Any]) -> None:
        self.name = name
        self.lines = block.encode().split(b"\n")
        self.names = names
        self.told: list[tuple[int, str, bool]] = []

    def visit(self, node: ast.AST) -> ast.AST:
        """The node with what it holds, and itself, telling; not formats, annotations and the heads of functions."""
        if isinstance(node, ast.JoinedStr):
            return node
        if isinstance(node, ast.FunctionDef):
            node.body = [self.visit(one) for one in node.body]  # type: ignore[misc]
            return node
        if isinstance(node, ast.AnnAssign):
            node.value = self.visit(node.value) if node.value else None  # type: ignore[assignment]
            return node
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            node.func.value = self.visit(node.func.value)  # type: ignore[assignment]
            node.args = [self.visit(one) for one in node.args]  # type: ignore[misc]
            node.keywords = [self.visit(one) for one in node.keywords]  # type: ignore[misc]
        else:
            self.generic_visit(node)
        return self._told(node) if self._makes_a_number(node) else node

    def _makes_a_number(self, node: ast.AST) -> bool:
        if isinstance(node, ast.Attribute | ast.Subscript):
            root: ast.AST = node
            while isinstance(root, ast.Attribute):
                root = root.value
            is_of_module = isinstance(root, ast.Name) and isinstance(self.names.get(root.id), ModuleType)
            return isinstance(node.ctx, ast.Load) and not is_of_module
        return isinstance(node, ast.BinOp | ast.UnaryOp | ast.Call)

    def _told(self, node: Any) -> ast.AST:
        self.told.append((node.lineno, self._text(node), isinstance(node, ast.Subscript | ast.Attribute)))
        place = {name: getattr(node, name) for name in ("lineno", "col_offset", "end_lineno", "end_col_offset")}
        number = ast.Constant(len(self.told) - 1, **place)
        return ast.Call(ast.Name(self.name, ast.Load(), **place), [number, node], [], **place)

    def _text(self, node: Any) -> str:
        """The first line of an expression."""
        line = self.lines[node.lineno - 1]
        is_whole = node.end_lineno == node.lineno
        text = line[node.col_offset : node.end_col_offset if is_whole else None].decode(errors="replace").strip()
        return text if is_whole else f"{text} …"
