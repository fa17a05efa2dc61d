"""Slips in loops: every step takes the first of what the loop goes over; a step comes much too early or too late."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator

MAX_STATEMENTS = 7
COMPREHENSIONS = ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp


def firsts(function: ast.FunctionDef) -> Iterator[tuple[tuple[str, ...], str]]:
    """The function with the first one in place of the one whose turn it is, in one loop each."""
    for number, node in enumerate(ast.walk(function)):
        if isinstance(node, ast.For | COMPREHENSIONS):
            loop = node if isinstance(node, ast.For) else node.generators[0]
            for name, first in _bound(loop):
                changed = copy.deepcopy(function)
                _take(list(ast.walk(changed))[number], name, first)
                yield ("loop_first",), ast.unparse(ast.fix_missing_locations(changed))


def orders(function: ast.FunctionDef) -> Iterator[tuple[tuple[str, ...], str]]:
    """The function with one statement of a loop two or more places earlier or later."""
    for number, node in enumerate(ast.walk(function)):
        if isinstance(node, ast.For):
            places = range(min(len(node.body), MAX_STATEMENTS))
            for old, new in ((old, new) for old in places for new in places if abs(old - new) > 1):
                changed = copy.deepcopy(function)
                body: list[ast.stmt] = list(ast.walk(changed))[number].body  # type: ignore[attr-defined]
                body.insert(new, body.pop(old))
                yield ("order",), ast.unparse(ast.fix_missing_locations(changed))


def _bound(loop: ast.For | ast.comprehension) -> Iterator[tuple[str, ast.expr]]:
    """The names that a loop binds, each with what is the first to be bound to it."""
    first = f"next(iter({ast.unparse(loop.iter)}))"
    names = loop.target.elts if isinstance(loop.target, ast.Tuple) else [loop.target]
    for place, name in enumerate(names):
        if isinstance(name, ast.Name):
            text = f"{first}[{place}]" if isinstance(loop.target, ast.Tuple) else first
            yield name.id, ast.parse(text, mode="eval").body


def _take(node: ast.AST, name: str, first: ast.expr) -> None:
    if isinstance(node, ast.For):
        node.body.insert(0, ast.Assign([ast.Name(name, ast.Store())], first))
    elif isinstance(node, ast.DictComp):
        put = _Put(name, first)
        node.key, node.value = put.visit(node.key), put.visit(node.value)
    elif isinstance(node, ast.ListComp | ast.SetComp | ast.GeneratorExp):
        node.elt = _Put(name, first).visit(node.elt)


class _Put(ast.NodeTransformer):
    def __init__(self, name: str, first: ast.expr) -> None:
        self.name, self.first = name, first

    def visit_Name(self, node: ast.Name) -> ast.expr:
        """What is the first for the name."""
        return self.first if node.id == self.name and isinstance(node.ctx, ast.Load) else node
