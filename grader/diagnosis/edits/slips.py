"""Slips that a proof of checks need not make, but people do: the operators of diagnosis beside those of the audit.

Each yields (kind, node, text to put in its place); those that move statements yield whole functions.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from itertools import combinations
from typing import Any

from grader.diagnosis.edits.calls import nestings
from grader.diagnosis.edits.mutation_operators import Text, called

Slip = tuple[tuple[str, ...], Any, str]
"""The words of the edit (its kind first), the node, and what stands in its place."""

MAX_NAMES = 12
"""Names of one function that are put in the place of others."""

MAX_FACTORS = 5
TWINS = {
    "sin": ("cos",), "cos": ("sin",), "arcsin": ("arccos",), "arccos": ("arcsin", "arctan"), "arctan": ("arcsin",),
    "log": ("log10", "log1p"), "exp": ("expm1",),
}  # fmt: skip
FUNCTIONS = (*TWINS, "tanh", "sigmoid", "_sigmoid", "relu", "softmax", "abs", "sqrt", "square", "sign")
"""Functions of one argument that people take for one another."""

SIGNS: dict[type[ast.operator], str] = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.MatMult: "@", ast.Pow: "**",
}  # fmt: skip
BOUNDED = ("clip", "maximum", "minimum")
"""Where 1 minus something is no bound that anybody means."""

REDUCTIONS = ("sum", "mean", "max", "min")
WRAPS = {
    "diag": "np.diag(np.diag({}))",
    "abs": "np.abs({})", "max(0, …)": "np.maximum({}, 0)", "exp": "np.exp({})", "log": "np.log({})",
    "sigmoid": "1 / (1 + np.exp(-({})))", "tanh": "np.tanh({})", "**2": "({}) ** 2", "sqrt": "np.sqrt({})",
}  # fmt: skip
"""Functions that are applied by mistake."""

OF_RESULTS = "diag"

SQUASHES = ("sigmoid", "tanh", "exp")
"""Those that are applied once more to what they were applied to."""


def slips(function: ast.FunctionDef, text: Text) -> Iterator[Slip]:
    """Every slip inside one function that changes a stretch of its text."""
    for maker in (
        names,
        zeros,
        keys,
        axes,
        transposes,
        chains,
        precedence,
        reductions,
        nestings,
        elements,
        ones,
        extras,
    ):
        yield from maker(function, text)


def own_names(function: ast.FunctionDef) -> list[str]:
    """The arguments and variables of a function."""
    own = dict.fromkeys(argument.arg for argument in function.args.args)
    nodes = [node for node in ast.walk(function) if isinstance(node, ast.Name)]
    own |= dict.fromkeys(node.id for node in nodes if isinstance(node.ctx, ast.Store))
    return [name for name in own if not name.startswith("_")]


def names(function: ast.FunctionDef, _text: Text) -> Iterator[Slip]:
    """Every name that is read, with each other name of the function's own in its place.

    Not in what a loop goes over: a list that grows in it would never end. 1 minus another, too, but never as a bound.
    """
    own = own_names(function)
    tests = {id(node.test) for node in ast.walk(function) if isinstance(node, ast.IfExp | ast.If)}
    loops = {id(inner) for node in ast.walk(function) if isinstance(node, ast.For | ast.comprehension)
             for inner in ast.walk(node.iter)}  # fmt: skip
    bounds = {id(inner) for node in ast.walk(function)
              if isinstance(node, ast.Compare) or (isinstance(node, ast.Call) and called(node) in BOUNDED)
              for inner in ast.walk(node)}  # fmt: skip
    for node in ast.walk(function):
        if id(node) in loops or id(node) in tests:  # what is true is true under any name
            continue
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in own:
            yield from ((("name", other, node.id), node, other) for other in own[:MAX_NAMES] if other != node.id)
            if id(node) in bounds:
                continue
            yield from ((("name", f"1 - {one}", node.id), node, f"(1 - {one})") for one in own[:MAX_NAMES])


def zeros(function: ast.FunctionDef, text: Text) -> Iterator[Slip]:
    """A quantity that is forgotten: nothing in its place. An entry or a last one that is not picked out."""
    own = own_names(function)
    for node in ast.walk(function):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in own[:MAX_NAMES]:
            yield ("zeroed", node.id), node, f"(0 * {node.id})"
        is_read = isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load)
        if is_read and isinstance(node.slice, ast.Constant | ast.UnaryOp):  # type: ignore[attr-defined]
            yield ("unindexed",), node, text.of(node.value)  # type: ignore[attr-defined]


def keys(function: ast.FunctionDef, _text: Text) -> Iterator[Slip]:
    """An entry of a dict for another."""
    found = [
        node.slice
        for node in ast.walk(function)
        if isinstance(node, ast.Subscript)
        and isinstance(node.slice, ast.Constant)
        and isinstance(node.slice.value, str)
    ]
    known = dict.fromkeys(str(node.value) for node in found)
    for node in found:
        old = str(node.value)
        yield from ((("name", key, old), node, repr(key)) for key in list(known)[:MAX_NAMES] if key != old)


def axes(function: ast.FunctionDef, _text: Text) -> Iterator[Slip]:
    """Another axis."""
    for node in ast.walk(function):
        if isinstance(node, ast.keyword) and node.arg == "axis":
            yield from ((("axis",), node.value, axis) for axis in ("0", "1", "-1", "None"))


def transposes(function: ast.FunctionDef, text: Text) -> Iterator[Slip]:
    """A transposition too many in a product."""
    for node in ast.walk(function):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.MatMult):
            yield from ((("transposed",), side, f"({text.of(side)}).T") for side in (node.left, node.right))


def chains(function: ast.FunctionDef, text: Text) -> Iterator[Slip]:
    """Two or more factors of a product, or terms of a sum, left out together."""
    for node in ast.walk(function):
        for op, what in ((ast.Mult, "factor"), (ast.Add, "term")):
            parts = _flat(node, op)
            if 3 <= len(parts) <= MAX_FACTORS:
                symbol = " * " if op is ast.Mult else " + "
                for count in range(1, len(parts)):
                    for kept in combinations(parts, count):
                        yield ("left_out", what), node, "(" + symbol.join(f"({text.of(one)})" for one in kept) + ")"


def _flat(node: ast.AST, op: type[ast.operator]) -> list[ast.AST]:
    if isinstance(node, ast.BinOp) and isinstance(node.op, op):
        return [*_flat(node.left, op), *_flat(node.right, op)]
    return [node]


def precedence(function: ast.FunctionDef, text: Text) -> Iterator[Slip]:
    """Parentheses too many, too few, or around other parts."""
    for node in ast.walk(function):
        if not isinstance(node, ast.BinOp):
            continue
        for inner in (node.left, node.right):
            symbol = SIGNS.get(type(node.op))
            if (
                isinstance(inner, ast.BinOp)
                and symbol
                and type(inner.op) in SIGNS
                and type(inner.op) is not type(node.op)
            ):
                a, b = text.of(inner.left), text.of(inner.right)
                one, other = SIGNS[type(inner.op)], symbol
                if inner is node.left:
                    changed = f"(({a}) {one} (({b}) {other} ({text.of(node.right)})))"
                else:
                    changed = f"((({text.of(node.left)}) {other} ({a})) {one} ({b}))"
                yield ("precedence",), node, changed
                if inner is node.left:  # (a + b) * c as a * c + b
                    yield ("precedence",), node, f"((({a}) {other} ({text.of(node.right)})) {one} ({b}))"


def reductions(function: ast.FunctionDef, text: Text) -> Iterator[Slip]:
    """The last or the first one where all should count; an absolute value for a square."""
    compared = {id(side) for node in ast.walk(function) if isinstance(node, ast.Compare)
                for side in (node.left, *node.comparators)}  # fmt: skip
    for node in ast.walk(function):
        if id(node) in compared:
            continue  # a square is compared as a size is, if the bound is one of a few whole numbers
        if isinstance(node, ast.Call) and called(node) in REDUCTIONS:
            is_function = isinstance(node.func, ast.Attribute) and text.of(node.func.value) in ("np", "numpy")
            base: Any = node.args[0] if node.args else getattr(node.func, "value", None)
            if base is not None and (is_function or not node.args):
                yield ("last_only",), node, f"np.asarray({text.of(base)})[..., -1]"
                yield ("first_only",), node, f"np.asarray({text.of(base)})[..., 0]"
                front = text.of(node.func.value) if isinstance(node.func, ast.Attribute) else "np"
                yield from ((("function", name, called(node)), node.func, f"{front}.{name}") for name in REDUCTIONS
                            if name != called(node))  # fmt: skip
            continue
        is_relu = isinstance(node, ast.Call) and called(node) == "maximum" and text.of(node.args[-1]) in ("0", "0.0")
        if isinstance(node, ast.Call) and (is_relu or (len(node.args) == 1 and called(node) in FUNCTIONS)):
            old = "max(0, …)" if is_relu else called(node)
            for name, form in WRAPS.items():
                if name != old:
                    yield ("function", name, old), node, f"({form.format(text.of(node.args[0]))})"
            for name in TWINS.get(old, ()):
                yield ("function", name, old), node.func, f"np.{name}"
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow) and text.of(node.right) in ("2", "2.0"):
            yield ("function", "abs", "**2"), node, f"np.abs({text.of(node.left)})"


def elements(function: ast.FunctionDef, text: Text) -> Iterator[Slip]:
    """One element of a list left out; a condition of a comprehension too."""
    for node in ast.walk(function):
        if isinstance(node, ast.List) and isinstance(node.ctx, ast.Load) and 2 <= len(node.elts) <= MAX_FACTORS:
            for gone in node.elts:
                rest = ", ".join(text.of(one) for one in node.elts if one is not gone)
                yield ("left_out", "part"), node, f"[{rest}]"
        if isinstance(node, ast.comprehension) and node.ifs:
            yield ("condition",), node.ifs[0], "True"


def ones(function: ast.FunctionDef, text: Text) -> Iterator[Slip]:
    """1 where something else is subtracted or added."""
    for node in ast.walk(function):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub | ast.Add):
            if not isinstance(node.right, ast.Constant):
                yield ("one",), node.right, "1"
        elif isinstance(node, ast.Call) and called(node) in ("subtract", "add") and len(node.args) == 2:
            yield ("one",), node.args[1], "1"


def extras(function: ast.FunctionDef, text: Text) -> Iterator[Slip]:
    """A function, a factor, a divisor or a term too many in what is assigned or returned."""
    own = own_names(function)[:MAX_NAMES]
    for node in ast.walk(function):
        if isinstance(node, ast.BinOp):
            for side in (node.left, node.right):
                if isinstance(side, ast.Name) and side.id in own:
                    yield from ((("wrapped", name), side, WRAPS[name].format(side.id)) for name in SQUASHES)
        value = node.value if isinstance(node, ast.Assign | ast.Return) else None
        if not isinstance(value, ast.BinOp | ast.Call | ast.UnaryOp):
            continue
        inner = text.of(value)
        yield from ((("wrapped", name), value, form.format(inner)) for name, form in WRAPS.items()
                    if name != OF_RESULTS or (isinstance(node, ast.Return) and function.name[0] != "_"))  # fmt: skip
        for name in own:
            yield ("extra", "factor", name), value, f"({inner}) * {name}"
            yield ("extra", "divisor", name), value, f"({inner}) / {name}"
            yield ("extra", "divisor", f"len({name})"), value, f"({inner}) / len({name})"
            yield ("extra", "term", name), value, f"({inner}) + {name}"
            yield ("extra", "term", f"-{name}"), value, f"({inner}) - {name}"
            yield ("extra", "factor", f"{name} * (1 - {name})"), value, f"({inner}) * {name} * (1 - {name})"


def moves(function: ast.FunctionDef) -> Iterator[tuple[tuple[str, ...], str]]:
    """The function with a statement moved out of a loop, or into one, and with every axis another at once."""
    yield from _everywhere(function)
    yield from _complements(function)
    for number, node in enumerate(ast.walk(function)):
        if isinstance(node, ast.FunctionDef | ast.For):
            for place, statement in enumerate(node.body):
                if isinstance(statement, ast.For):
                    for inside, inner in enumerate(statement.body[:8]):
                        if isinstance(inner, ast.Assign | ast.AugAssign | ast.Expr):
                            yield ("outside",), _moved(function, number, place, inside, after=True)
                            yield ("outside",), _moved(function, number, place, inside, after=False)
                    if place and isinstance(node.body[place - 1], ast.Assign):
                        yield ("inside",), _taken_in(function, number, place)


def _everywhere(function: ast.FunctionDef) -> Iterator[tuple[tuple[str, ...], str]]:
    for axis in (0, 1, -1, None):
        changed = copy.deepcopy(function)
        for node in ast.walk(changed):
            if isinstance(node, ast.keyword) and node.arg == "axis":
                node.value = ast.Constant(axis)
        yield ("axis",), ast.unparse(ast.fix_missing_locations(changed))


def _complements(function: ast.FunctionDef) -> Iterator[tuple[tuple[str, ...], str]]:
    """1 - z wherever z is read: the two sides of a mixture have changed places."""
    for name in own_names(function)[:MAX_NAMES]:
        changed = copy.deepcopy(function)
        changed = ast.fix_missing_locations(_Complement(name).visit(changed))
        yield ("name", f"1 - {name}", name), ast.unparse(changed)


class _Complement(ast.NodeTransformer):
    def __init__(self, name: str) -> None:
        self.name = name

    def visit_Name(self, node: ast.Name) -> ast.expr:
        """``1 - z`` for ``z``."""
        if node.id != self.name or not isinstance(node.ctx, ast.Load):
            return node
        return ast.BinOp(ast.Constant(1), ast.Sub(), node)


def _block(function: ast.FunctionDef, number: int) -> tuple[ast.FunctionDef, list[ast.stmt]]:
    """A copy of the function, and of the body of its node of this number."""
    changed = copy.deepcopy(function)
    body: list[ast.stmt] = list(ast.walk(changed))[number].body  # type: ignore[attr-defined]
    return changed, body


def _moved(function: ast.FunctionDef, number: int, place: int, inside: int, *, after: bool) -> str:
    changed, body = _block(function, number)
    loop: Any = body[place]
    statement = loop.body.pop(inside)
    loop.body = loop.body or [ast.Pass()]
    body.insert(place + 1 if after else place, statement)
    return ast.unparse(ast.fix_missing_locations(changed))


def _taken_in(function: ast.FunctionDef, number: int, place: int) -> str:
    changed, body = _block(function, number)
    loop: Any = body[place]
    loop.body.insert(0, copy.deepcopy(body[place - 1]))
    return ast.unparse(ast.fix_missing_locations(changed))
