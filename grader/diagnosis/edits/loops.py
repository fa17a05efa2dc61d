"""Slips in loops: every step takes the first of what the loop goes over; a step comes much too early or too late.

The first or the last step is left out, the one before the first is the last, or only the last counts.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from typing import Any

from grader.diagnosis.edits.mutation_operators import Text, called

Slip = tuple[tuple[str, ...], Any, str]
MAX_STATEMENTS = 7
COMPREHENSIONS = ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp


def ends(function: ast.FunctionDef, text: Text) -> Iterator[Slip]:
    """Every slip at the ends of a loop that changes a stretch of the text."""
    yield from starts(function, text)
    yield from steps(function, text)
    yield from gathered(function, text)


def starts(function: ast.FunctionDef, text: Text) -> Iterator[Slip]:
    """In ``[start, *steps]`` the last of the steps before the first: what an index of -1 finds there."""
    for node in ast.walk(function):
        if isinstance(node, ast.List) and len(node.elts) == 2 and isinstance(node.elts[1], ast.Starred):
            steps = node.elts[1].value
            whole = steps.value if isinstance(steps, ast.Subscript) else steps
            yield ("wrapped_around",), node.elts[0], f"{text.of(whole)}[-1]"


def steps(function: ast.FunctionDef, text: Text) -> Iterator[Slip]:
    """A loop without its first step, or without its last."""
    for node in ast.walk(function):
        if isinstance(node, ast.For | ast.comprehension):
            yield ("without_first",), node.iter, f"list({text.of(node.iter)})[1:]"
            yield ("without_last",), node.iter, f"list({text.of(node.iter)})[:-1]"


def gathered(function: ast.FunctionDef, text: Text) -> Iterator[Slip]:
    """In a loop, what is gathered by ``np.add`` is overwritten: of a sum only the last part is left."""
    for loop in ast.walk(function):
        for node in ast.walk(loop) if isinstance(loop, ast.For) else ():
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                for call in ast.walk(node.value):
                    is_sum = isinstance(call, ast.Call) and called(call) == "add" and len(call.args) == 2
                    if is_sum and text.of(call.args[0]).split("[")[0] == node.targets[0].id:  # type: ignore[attr-defined]
                        yield ("overwritten",), call, f"({text.of(call.args[1])})"  # type: ignore[attr-defined]


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
