"""Slips in calls and results: another function, another sign, functions not applied, what comes back too early."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, product
from typing import Any

from grader.diagnosis.edits.mutation_operators import Text, called

MAX_DEEP = 3
MAX_WAYS = 4
"""Choices of the arguments of one of them."""

Slip = tuple[tuple[str, ...], Any, str]
MAX_OTHERS = 10
"""Functions that are put in the place of one that is called."""


def signs(function: ast.FunctionDef, text: Text) -> Iterator[Slip]:
    """An argument of a call with a minus before it."""
    for node in ast.walk(function):
        for one in node.args if isinstance(node, ast.Call) else ():
            if isinstance(one, ast.Name | ast.Subscript | ast.BinOp | ast.Call):
                yield ("sign",), one, f"(-({text.of(one)}))"


def stripped(function: ast.FunctionDef, text: Text) -> Iterator[Slip]:
    """Two or more functions around one another, of which none is applied: ``exp(-log(x))`` becomes ``x``."""
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and node.args and not isinstance(node.args[-1], ast.Starred):
            for inner in list(_inner(node.args[-1]))[:MAX_DEEP]:
                yield ("unapplied", called(node)), node, f"({text.of(inner)})"


def _inner(node: ast.expr) -> Iterator[ast.expr]:
    """What lies ever deeper in the last arguments of calls and behind signs, if a call lies between."""
    while True:
        if isinstance(node, ast.UnaryOp):
            node = node.operand
        elif isinstance(node, ast.Call) and node.args and not isinstance(node.args[-1], ast.Starred):
            node = node.args[-1]
            yield node.operand if isinstance(node, ast.UnaryOp) else node
        else:
            return


def nestings(function: ast.FunctionDef, text: Text) -> Iterator[Slip]:
    """The square of the mean for the mean of the squares: two operations in the other order."""
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and len(node.args) == 1:
            inner = node.args[0]
            if isinstance(inner, ast.BinOp) and isinstance(inner.op, ast.Pow):
                outer = text.of(node).replace(text.of(inner), f"({text.of(inner.left)})", 1)
                yield ("nesting",), node, f"({outer}) ** ({text.of(inner.right)})"
            elif isinstance(inner, ast.Call) and inner.args:
                before, after = text.around(node, inner, inner)
                first, rest = text.around(inner, inner.args[0], inner.args[0])
                after, rest = after[len(text.of(inner)) :], rest[len(text.of(inner.args[0])) :]
                yield ("nesting",), node, f"{first}{before}{text.of(inner.args[0])}{after}{rest}"


def returned(function: ast.FunctionDef, _text: Text, own: Sequence[str]) -> Iterator[Slip]:
    """A quantity on the way in place of a result."""
    for node in ast.walk(function):
        if isinstance(node, ast.Return) and node.value is not None:
            several = isinstance(node.value, ast.Tuple | ast.List)
            for part in node.value.elts if several else [node.value]:  # type: ignore[attr-defined]
                is_plain = isinstance(part, ast.Name | ast.Starred)
                yield from ((("returned", name), part, name) for name in own[:MAX_OTHERS] if not is_plain)


def others(
    function: ast.FunctionDef, text: Text, own: Sequence[str], known: Mapping[str, Sequence[str]]
) -> Iterator[Slip]:
    """Another function in place of one that is called, with the same arguments, and with what else has their names.

    ``own`` are the names of the function's own, ``known`` the arguments of the file's functions that must be given.
    """
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in known:
            passed = dict(zip(known[node.func.id], map(text.of, node.args), strict=False))
            for name in [one for one in known if one not in (node.func.id, function.name)][:MAX_OTHERS]:
                fitting = [[passed[one]] if one in passed else _fitting(one, own) for one in known[name]]
                for taken in islice(product(*fitting), MAX_WAYS):
                    yield ("function", name, node.func.id), node, f"{name}({', '.join(taken)})"


def around(
    function: ast.FunctionDef, text: Text, own: Sequence[str], known: Mapping[str, Sequence[str]]
) -> Iterator[Slip]:
    """A function of the file around what is assigned or returned; its other arguments are what has their names."""
    for node in ast.walk(function):
        value = node.value if isinstance(node, ast.Assign | ast.Return) else None
        if isinstance(value, ast.BinOp | ast.Call | ast.Name):
            for name, wanted in list(known.items())[:MAX_OTHERS]:
                more = wanted[1:]
                if name != function.name and 0 < len(more) < MAX_DEEP and all(one in own for one in more):
                    yield ("wrapped", name), value, f"{name}({', '.join([text.of(value), *more])})"


def _fitting(wanted: str, there: Sequence[str]) -> list[str]:
    """The variable of this name, or those that begin so."""
    return [wanted] if wanted in there else [one for one in there if one.startswith(f"{wanted}_")]
