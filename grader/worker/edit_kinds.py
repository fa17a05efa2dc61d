"""What may stand in the place of a node of a student's syntax tree, by the type of the node."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from typing import Any

Change = tuple[str, Any]
"""The kind of an edit, and the node that it puts."""

OPERATORS: dict[type[ast.operator], tuple[type[ast.operator], ...]] = {
    ast.Add: (ast.Sub,), ast.Sub: (ast.Add,), ast.Mult: (ast.Div, ast.MatMult), ast.Div: (ast.Mult,),
    ast.MatMult: (ast.Mult,), ast.FloorDiv: (ast.Div,), ast.Mod: (ast.FloorDiv,), ast.Pow: (ast.Mult,),
}  # fmt: skip
COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.Gt), ast.LtE: (ast.Lt, ast.GtE), ast.Gt: (ast.GtE, ast.Lt), ast.GtE: (ast.Gt, ast.LtE),
    ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,), ast.In: (ast.NotIn,), ast.NotIn: (ast.In,),
}  # fmt: skip
TWINS = (
    ("sum", "mean"), ("max", "min"), ("maximum", "minimum"), ("argmax", "argmin"), ("zeros", "ones"), ("ceil", "floor"),
    ("zeros_like", "ones_like"), ("any", "all"), ("log", "log2"), ("log", "log10"), ("exp", "exp2"), ("inner", "outer"),
    ("sin", "cos"), ("sum", "prod"), ("sqrt", "square"), ("dot", "multiply"), ("var", "std"), ("hstack", "vstack"),
    ("asarray", "array"),
)  # fmt: skip
TWIN: dict[str, list[str]] = {}
for _one, _other in TWINS:
    TWIN.setdefault(_one, []).append(_other)
    TWIN.setdefault(_other, []).append(_one)
KEYWORDS = {"axis": "axis", "keepdims": "axis", "dtype": "dtype"}
REDUCTIONS = frozenset(("sum", "mean", "max", "min", "prod", "argmax", "argmin", "any", "all", "var", "std", "norm"))
KEPT = frozenset(("zip", "range", "isinstance", "where", "full", "reshape", "append"))
"""Calls whose first argument is not what they are about."""

MAKERS = frozenset(("array", "asarray", "zeros", "ones", "empty", "full", "zeros_like", "ones_like", "empty_like"))


def _called(node: ast.AST) -> str:
    """The last part of the name of what is called."""
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def _exchanged(nodes: list[ast.expr]) -> Iterator[list[ast.expr]]:
    """The nodes with two neighbours in each other's place."""
    if any(isinstance(node, ast.Starred) for node in nodes):
        return
    for place in range(len(nodes) - 1):
        yield [*nodes[:place], nodes[place + 1], nodes[place], *nodes[place + 2 :]]


def _of_operation(node: ast.BinOp) -> Iterator[Change]:
    for operator in OPERATORS.get(type(node.op), ()):
        yield "operator", ast.BinOp(node.left, operator(), node.right)
    if not isinstance(node.op, ast.Add | ast.Mult):
        yield "order", ast.BinOp(node.right, node.op, node.left)
    if isinstance(node.op, ast.MatMult):
        yield "transpose", ast.BinOp(ast.Attribute(node.left, "T", ast.Load()), node.op, node.right)
        yield "transpose", ast.BinOp(node.left, node.op, ast.Attribute(node.right, "T", ast.Load()))
    yield "term", node.left
    yield "term", node.right


def _of_constant(node: ast.Constant) -> Iterator[Change]:
    value = node.value
    if isinstance(value, bool):
        yield "constant", ast.Constant(not value)
    elif isinstance(value, int | float):
        near = (value + 1, value - 1, -value, 2 * value, value / 2, 0, 1, 2, value**2 if abs(value) < 1e3 else 0)
        for other in dict.fromkeys(near):
            if other != value:
                yield "constant", ast.Constant(other)


def _of_call(node: ast.Call) -> Iterator[Change]:
    name = _called(node.func)
    for keyword in node.keywords:
        rest = [one for one in node.keywords if one is not keyword]
        yield KEYWORDS.get(keyword.arg or "", "term"), ast.Call(node.func, node.args, rest)
    given = {keyword.arg for keyword in node.keywords}
    if name in REDUCTIONS:
        yield from (("axis", one) for one in _with_axes(node, given))
    if name in MAKERS and "dtype" not in given:
        yield (
            "dtype",
            ast.Call(node.func, node.args, [*node.keywords, ast.keyword("dtype", ast.Name("float", ast.Load()))]),
        )
    for exchanged in _exchanged(node.args):
        yield "order", ast.Call(node.func, exchanged, node.keywords)
    if node.args and name not in KEPT and not isinstance(node.args[0], ast.Starred):
        yield "twin", node.args[0]
    if name in ("reshape", "ravel", "flatten"):
        yield from (("order", one) for one in _in_another_order(node))
    if name == "len" and len(node.args) == 1:
        yield "twin", ast.Call(ast.parse("__import__('numpy').size", mode="eval").body, node.args, [])
    if name in ("dot", "matmul", "outer") and len(node.args) == 2:
        for place in (0, 1):
            args = list(node.args)
            args[place] = ast.Attribute(args[place], "T", ast.Load())
            yield "transpose", ast.Call(node.func, args, node.keywords)
    if name == "range" and node.args:
        for more in (-1, 1):
            stop = ast.BinOp(node.args[min(1, len(node.args) - 1)], ast.Add(), ast.Constant(more))
            args = [stop] if len(node.args) == 1 else [node.args[0], stop, *node.args[2:]]
            yield "index", ast.Call(node.func, args, [])


def _in_another_order(node: ast.Call) -> Iterator[ast.expr]:
    """Rows of an array in place of its columns, and the other way round."""
    sizes = node.args[0].elts if len(node.args) == 1 and isinstance(node.args[0], ast.Tuple) else node.args
    if len(sizes) == 2 and _called(node.func) == "reshape":
        yield ast.Attribute(ast.Call(node.func, sizes[::-1], []), "T", ast.Load())
    if isinstance(node.func, ast.Attribute):
        turned = ast.Attribute(ast.Attribute(node.func.value, "T", ast.Load()), node.func.attr, ast.Load())
        yield ast.Call(turned, node.args, node.keywords)


def _with_axes(node: ast.Call, given: set[str | None]) -> Iterator[ast.Call]:
    """A reduction along another axis, or along one at all."""
    keep = ast.keyword("keepdims", ast.Constant(True))
    others = [keyword for keyword in node.keywords if keyword.arg not in ("axis", "keepdims")]
    for axis in (0, 1, -1):
        along = ast.keyword("axis", ast.Constant(axis))
        yield ast.Call(node.func, node.args, [*others, along])
        yield ast.Call(node.func, node.args, [*others, along, keep])
    if "keepdims" not in given:
        yield ast.Call(node.func, node.args, [*node.keywords, keep])


def _of_attribute(node: ast.Attribute) -> Iterator[Change]:
    if node.attr == "T":
        yield "transpose", node.value
    for twin in TWIN.get(node.attr, ()):
        yield "twin", ast.Attribute(node.value, twin, node.ctx)
    if node.attr in ("int64", "int32", "float32", "float16", "uint8"):
        yield "dtype", ast.Attribute(node.value, "float64", node.ctx)


def _of_slice(node: ast.Slice) -> Iterator[Change]:
    if node.lower is not None:
        yield "index", ast.Slice(None, node.upper, node.step)
    if isinstance(node.lower, ast.BinOp):
        bounded = ast.Call(ast.Name("max", ast.Load()), [ast.Constant(0), node.lower], [])
        yield "index", ast.Slice(bounded, node.upper, node.step)
    if node.upper is not None:
        yield "index", ast.Slice(node.lower, None, node.step)
    if node.step is not None:
        yield "index", ast.Slice(node.lower, node.upper, None)
    if node.step is None and node.lower is None and node.upper is None:
        yield "index", ast.Slice(None, None, ast.UnaryOp(ast.USub(), ast.Constant(1)))
        yield "index", ast.Slice(ast.Constant(1), None, None)
        yield "index", ast.Slice(None, ast.UnaryOp(ast.USub(), ast.Constant(1)), None)


def _of_entry(node: ast.Subscript) -> Iterator[Change]:
    """The entry before or after the one that is taken."""
    if isinstance(node.slice, ast.Name) and isinstance(node.ctx, ast.Load):
        for operator in (ast.Sub(), ast.Add()):
            yield "index", ast.Subscript(node.value, ast.BinOp(node.slice, operator, ast.Constant(1)), node.ctx)


def _of_augmented(node: ast.AugAssign) -> Iterator[Change]:
    yield "statement", ast.Assign([node.target], node.value)
    for operator in OPERATORS.get(type(node.op), ()):
        yield "operator", ast.AugAssign(node.target, operator(), node.value)
    if isinstance(node.target, ast.Subscript) and isinstance(node.op, ast.Add):  # equal indices count each
        each = ast.parse("__import__('numpy').add.at", mode="eval").body
        yield "repeats", ast.Expr(ast.Call(each, [node.target.value, _index(node.target.slice), node.value], []))
    if isinstance(node.target, ast.Name):  # a value of one's own in place of the caller's
        value = ast.BinOp(ast.Name(node.target.id, ast.Load()), node.op, node.value)
        yield "statement", ast.Assign([node.target], value)


def _index(node: ast.expr) -> ast.expr:
    """What stands between brackets, as an argument: a slice is a call then."""
    if isinstance(node, ast.Slice):
        bounds = [one or ast.Constant(None) for one in (node.lower, node.upper, node.step)]
        return ast.Call(ast.Name("slice", ast.Load()), bounds, [])
    return ast.Tuple([_index(one) for one in node.elts], ast.Load()) if isinstance(node, ast.Tuple) else node


def _of_assignment(node: ast.Assign) -> Iterator[Change]:
    target = node.targets[0]
    if isinstance(target, ast.Name | ast.Subscript) and len(node.targets) == 1:
        yield "statement", ast.AugAssign(target, ast.Add(), node.value)


def _of_comparison(node: ast.Compare) -> Iterator[Change]:
    if len(node.ops) == 1:
        for operator in COMPARISONS.get(type(node.ops[0]), ()):
            yield "comparison", ast.Compare(node.left, [operator()], node.comparators)


def _of_tuple(node: ast.Tuple) -> Iterator[Change]:
    if isinstance(node.ctx, ast.Load):
        for exchanged in _exchanged(node.elts):
            yield "order", ast.Tuple(exchanged, ast.Load())


def _of_choice(node: ast.IfExp) -> Iterator[Change]:
    yield "comparison", ast.IfExp(node.test, node.orelse, node.body)


def _of_sign(node: ast.UnaryOp) -> Iterator[Change]:
    yield "sign", node.operand


def nothing(_node: Any) -> Iterator[Change]:
    """For nodes that stay as they are."""
    yield from ()


CHANGES: dict[type[ast.AST], Callable[[Any], Iterator[Change]]] = {
    ast.BinOp: _of_operation,
    ast.UnaryOp: _of_sign,
    ast.Constant: _of_constant,
    ast.Compare: _of_comparison,
    ast.Call: _of_call,
    ast.Attribute: _of_attribute,
    ast.Slice: _of_slice,
    ast.Subscript: _of_entry,
    ast.Tuple: _of_tuple,
    ast.IfExp: _of_choice,
    ast.AugAssign: _of_augmented,
    ast.Assign: _of_assignment,
}
