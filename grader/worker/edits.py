"""Single edits of a student's own function, as a tutor would try them: each changes one place of its syntax tree.

A :class:`Tree` holds the tree; :meth:`Tree.edits` lists the edits, :meth:`Tree.edited` compiles one and leaves the tree
as it was. Small and likely ones come first, since only so many are tried.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from types import CodeType
from typing import Any

from grader.worker.edit_kinds import CHANGES, Change, nothing

MAX_EDITS = 600


@dataclass(frozen=True)
class Edit:
    """One edit: what kind it is, the node that a student is shown, and where in the tree what is put.

    A list of statements stands in the place of ``width`` of them.
    """

    kind: str
    shown: ast.AST
    parent: ast.AST
    field: str
    place: int | None
    new: Any
    width: int = 1


class Tree:
    """The syntax tree of one function definition."""

    def __init__(self, function: ast.FunctionDef) -> None:
        self.function = function
        self.names = _local_names(function)

    def edits(self) -> list[Edit]:
        """The edits, the likely ones first, not more than :data:`MAX_EDITS`."""
        found = sorted(self._all(), key=lambda edit: ORDER.index(edit.kind))
        return found[:MAX_EDITS]

    def edited(self, edit: Edit, file: str) -> CodeType:
        """The code that defines the function with this edit. Raises what compiling it raises."""
        whole = getattr(edit.parent, edit.field)
        before = whole if edit.place is None else list(whole)
        if edit.place is None:
            setattr(edit.parent, edit.field, edit.new)
        else:
            whole[edit.place : edit.place + edit.width] = edit.new if isinstance(edit.new, list) else [edit.new]
        try:
            return compile(ast.Module([self.function], []), file, "exec", dont_inherit=True)
        finally:
            if edit.place is None:
                setattr(edit.parent, edit.field, before)
            else:
                whole[:] = before

    def _all(self) -> Iterator[Edit]:
        for parent, field, place, node in _children(self.function):
            for kind, new in self._changes(node):
                shown = node.func if kind == "twin" and isinstance(node, ast.Call) else node
                yield Edit(kind, shown, parent, field, place, _located(new, node))
        for block in _blocks(self.function):
            yield from _of_block(*block)
        yield from self._conversions()

    def _changes(self, node: ast.AST) -> Iterator[Change]:
        """What may stand in the place of a node."""
        yield from CHANGES.get(type(node), nothing)(node)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in self.names:
            yield from (("name", ast.Name(name, ast.Load())) for name in self.names if name != node.id)
        if isinstance(node, ast.BinOp | ast.Call | ast.Subscript | ast.Name) and _is_value(node):
            yield "sign", ast.UnaryOp(ast.USub(), node)

    def _conversions(self) -> Iterator[Edit]:
        """Arguments converted at the start to arrays of floats of one's own."""
        start = 1 if ast.get_docstring(self.function) is not None else 0
        first = self.function.body[start] if len(self.function.body) > start else None
        if first is None:
            return
        for argument in self.function.args.args:
            text = f"{argument.arg} = __import__('numpy').array({argument.arg}, dtype=float)"
            (added,) = ast.parse(text).body
            for node in ast.walk(added):
                ast.copy_location(node, first)
            yield Edit("dtype", argument, self.function, "body", start, [added], 0)


ORDER = (
    "dtype", "operator", "constant", "twin", "axis", "transpose", "order", "comparison", "repeats", "index", "name",
    "term", "sign", "statement",
)  # fmt: skip
"""The kinds of edits, in the order of trying."""


def _local_names(function: ast.FunctionDef) -> list[str]:
    """The arguments and what the function assigns, in their order."""
    names = {argument.arg: None for argument in (*function.args.posonlyargs, *function.args.args)}
    for node in ast.walk(function):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names[node.id] = None
    return list(names)


def _children(node: ast.AST) -> Iterator[tuple[ast.AST, str, int | None, ast.AST]]:
    """Every node below this one with its place; not the heads of functions, nor what runs in a ``while``."""
    for field, value in ast.iter_fields(node):
        if field in ("decorator_list", "returns", "annotation", "type_params") or isinstance(node, ast.While):
            continue
        for place, child in enumerate(value if isinstance(value, list) else [value]):
            if isinstance(child, ast.AST) and not isinstance(child, ast.JoinedStr | ast.expr_context | ast.operator):
                yield node, field, place if isinstance(value, list) else None, child
                yield from _children(child)


def _located(new: Any, node: ast.AST) -> Any:
    """New nodes at the place of the old one; those that stand in the tree keep theirs."""
    if hasattr(new, "lineno"):
        return new
    if "lineno" in new._attributes:
        ast.copy_location(new, node)
    for field in new._fields:
        value = getattr(new, field, None)
        for child in value if isinstance(value, list) else (value,):
            if isinstance(child, ast.AST):
                _located(child, node)
    return new


def _is_value(node: ast.AST) -> bool:
    return isinstance(getattr(node, "ctx", ast.Load()), ast.Load)


def _blocks(function: ast.FunctionDef) -> Iterator[tuple[ast.AST, str, list[ast.stmt]]]:
    """Every list of statements with its place."""
    for node in ast.walk(function):
        for field in ("body", "orelse"):
            block = getattr(node, field, None)
            if isinstance(block, list) and block and not isinstance(node, ast.While):
                yield node, field, block


def _of_block(parent: ast.AST, field: str, block: list[ast.stmt]) -> Iterator[Edit]:
    """A statement is left out, or two of them change places."""
    for place, statement in enumerate(block):
        if isinstance(statement, ast.Assign | ast.AugAssign | ast.If | ast.Expr):
            yield Edit("statement", statement, parent, field, place, _located(ast.Pass(), statement))
    for place, (first, second) in enumerate(pairwise(block)):
        if not isinstance(second, ast.Return):
            yield Edit("statement", first, parent, field, place, [second, first], 2)
        yield from (Edit("statement", *one, 2) for one in _over_the_edge(parent, field, place, first, second))


def _over_the_edge(
    parent: ast.AST, field: str, place: int, first: ast.stmt, second: ast.stmt
) -> Iterator[tuple[ast.stmt, ast.AST, str, int, list[ast.stmt]]]:
    """The last statement of a loop comes after it, or the statement before a loop begins each of its steps."""
    if isinstance(first, ast.For) and len(first.body) > 1 and not isinstance(first.body[-1], ast.Return):
        shorter = _located(ast.For(first.target, first.iter, first.body[:-1], first.orelse), first)
        yield first.body[-1], parent, field, place, [shorter, first.body[-1], second]
    if isinstance(second, ast.For) and isinstance(first, ast.Assign):
        longer = _located(ast.For(second.target, second.iter, [first, *second.body], second.orelse), second)
        yield first, parent, field, place, [longer]
