"""Single mistakes in source text: each mutator takes a node of the syntax tree and yields pieces of text to replace.

Left out is what every exercise's contract allows, since such a mutant is right (an equivalent mutant): ``float(…)``
around a result, an array instead of a list of results, ``zip(…, strict=True)``, the order of a dict's items, and
float32 where float64 stood (it lies at the very edge of the tolerance).
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

OPERATORS: dict[type[ast.operator], str] = {
    ast.Add: "-",
    ast.Sub: "+",
    ast.Mult: "/",
    ast.Div: "*",
    ast.MatMult: "*",
    ast.Pow: "*",
    ast.FloorDiv: "/",
    ast.Mod: "//",
    ast.BitOr: "&",
    ast.BitAnd: "|",
}
SYMBOL = re.compile(r"\*\*|//|[-+*/@%|&]")
ORDERED = {ast.MatMult: "@", ast.Sub: "-", ast.Div: "/", ast.Pow: "**", ast.FloorDiv: "//"}
COMPARISONS: dict[type[ast.cmpop], tuple[str, ...]] = {
    ast.Lt: ("<=", ">"),
    ast.LtE: ("<", ">="),
    ast.Gt: (">=", "<"),
    ast.GtE: (">", "<="),
    ast.Eq: ("!=",),
    ast.NotEq: ("==",),
    ast.In: ("not in",),
    ast.NotIn: ("in",),
    ast.Is: ("is not",),
    ast.IsNot: ("is",),
}
TWINS = (
    ("sum", "mean"), ("max", "min"), ("maximum", "minimum"), ("argmax", "argmin"), ("zeros", "ones"), ("ceil", "floor"),
    ("zeros_like", "ones_like"), ("any", "all"), ("log", "log2"), ("exp", "exp2"), ("sqrt", "abs"), ("add", "subtract"),
    ("multiply", "divide"),
)  # fmt: skip
TWIN = {one: other for pair in TWINS for one, other in (pair, pair[::-1])}
CONVERSIONS = {"asarray", "array", "float", "list", "tuple"}
KEPT_CALLS = {
    "float",
    "range",
    "len",
    "zip",
    "enumerate",
    "append",
    "reversed",
    "list",
    "tuple",
    "zeros",
    "ones",
    "empty",
    "arange",
}
METHODS = {"copy", "transpose", "sum", "mean", "max", "min", "reshape", "ravel", "astype", "prod"}
SAME_IN_ANY_ORDER = {"items", "values", "keys"}
ALLOWED_KEYWORDS = {"strict"}

Change = tuple[Any, str]
"""A node, or a stretch between two, and the text to put in its place."""


class Text:
    """Source text in which nodes are found and replaced. Columns of the syntax tree count bytes."""

    def __init__(self, source: str) -> None:
        self.data = source.encode()
        self.starts = [0]
        for line in self.data.split(b"\n"):
            self.starts.append(self.starts[-1] + len(line) + 1)

    def span(self, node: Any) -> tuple[int, int]:
        start = self.starts[node.lineno - 1] + node.col_offset
        return start, self.starts[node.end_lineno - 1] + node.end_col_offset

    def of(self, node: Any) -> str:
        start, end = self.span(node)
        return self.data[start:end].decode()

    def between(self, left: Any, right: Any) -> str:
        return self.data[self.span(left)[1] : self.span(right)[0]].decode()

    def around(self, node: Any, inner: Any, last: Any) -> tuple[str, str]:
        """What a node has before ``inner`` and from ``last`` on."""
        start, end = self.span(node)
        return self.data[start : self.span(inner)[0]].decode(), self.data[self.span(last)[0] : end].decode()

    def replaced(self, node: Any, replacement: str) -> str:
        start, end = self.span(node)
        return (self.data[:start] + replacement.encode() + self.data[end:]).decode()

    def lines_around(self, node: Any, replacement: str) -> tuple[str, str]:
        """The lines that a node stands on, each stripped, before and after it is replaced."""
        start, end = self.span(node)
        first, last = self.starts[node.lineno - 1], self.starts[node.end_lineno]
        after = (self.data[first:start] + replacement.encode() + self.data[end:last]).decode()
        return _on_one_line(self.data[first:last].decode()), _on_one_line(after)


def _on_one_line(text: str) -> str:
    return " ".join(line.strip() for line in text.splitlines() if line.strip())


def stretch(left: Any, right: Any) -> ast.expr:
    """The source from one node to the other, as if it were a node."""
    return ast.Constant(
        None, lineno=left.lineno, col_offset=left.col_offset, end_lineno=right.end_lineno,
        end_col_offset=right.end_col_offset,
    )  # fmt: skip


def operator(node: ast.AST, text: Text) -> Iterator[Change]:
    """A + b becomes a - b, a += b becomes a -= b and a = b."""
    if isinstance(node, ast.BinOp) and type(node.op) in OPERATORS:
        gap = SYMBOL.sub(OPERATORS[type(node.op)], text.between(node.left, node.right), count=1)
        before, after = text.around(node, node.left, node.right)
        changed = f"{before}{text.of(node.left)}{gap}{after}"
        yield node, f"({changed})" if isinstance(node.op, ast.Pow) else changed
    elif isinstance(node, ast.AugAssign):
        target, value = text.of(node.target), text.of(node.value)
        yield node, f"{target} = {value}"
        if type(node.op) in OPERATORS:
            yield node, f"{target} {OPERATORS[type(node.op)]}= {value}"


def term(node: ast.AST, text: Text) -> Iterator[Change]:
    """A + b becomes a, and b; a - b becomes b - a."""
    if isinstance(node, ast.BinOp):
        left, right = f"({text.of(node.left)})", f"({text.of(node.right)})"
        yield node, left
        yield node, right
        if type(node.op) in ORDERED:
            yield node, f"({right} {ORDERED[type(node.op)]} {left})"
    elif isinstance(node, ast.BoolOp):
        values = [f"({text.of(value)})" for value in node.values]
        yield from ((node, value) for value in values)
        yield node, "(" + (" or " if isinstance(node.op, ast.And) else " and ").join(values) + ")"


def constant(node: ast.AST, text: Text) -> Iterator[Change]:
    """Whole numbers move by one, others double or change sign; True becomes False."""
    value = node.value if isinstance(node, ast.Constant) else None
    if isinstance(value, bool):
        yield node, str(not value)
    elif isinstance(value, int):
        yield node, str(value + 1)
        yield node, str(value - 1) if value else "(-1)"
    elif isinstance(value, float):
        yield node, repr(2 * value) if value else "1.0"
        yield node, f"({-value!r})" if value else "(-1.0)"


def sign(node: ast.AST, text: Text) -> Iterator[Change]:
    """-a becomes a; what is returned or assigned becomes its negative."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.Not):
        yield node, f"({text.of(node.operand)})"
    value = node.value if isinstance(node, ast.Return | ast.Assign) else None
    is_several = isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Tuple)
    if isinstance(value, ast.BinOp | ast.Call | ast.Subscript) and not is_several:
        yield value, f"-({text.of(value)})"


def comparison(node: ast.AST, text: Text) -> Iterator[Change]:
    """A < b becomes a <= b, and a > b; branches change places."""
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        left, right = text.of(node.left), text.of(node.comparators[0])
        for new in COMPARISONS[type(node.ops[0])]:
            yield node, f"(({left}) {new} ({right}))"
    elif isinstance(node, ast.IfExp):
        yield node, f"(({text.of(node.orelse)}) if ({text.of(node.test)}) else ({text.of(node.body)}))"
    elif isinstance(node, ast.If | ast.While):
        yield node.test, f"not ({text.of(node.test)})"


def index(node: ast.AST, text: Text) -> Iterator[Change]:
    """A bound of a slice vanishes."""
    if isinstance(node, ast.Slice):
        lower, upper, step = (text.of(part) if part else "" for part in (node.lower, node.upper, node.step))
        tail = f":{step}" if step else ""
        if lower:
            yield node, f":{upper}{tail}"
        if upper:
            yield node, f"{lower}:{tail}"
        if step:
            yield node, f"{lower}:{upper}"


def exchange(node: ast.AST, text: Text) -> Iterator[Change]:
    """Neighbours change places: arguments, indices, results, elements of a shape."""
    nodes: list[ast.expr] = []
    if isinstance(node, ast.Call):
        nodes = node.args
    elif isinstance(node, ast.Tuple | ast.List) and isinstance(node.ctx, ast.Load):
        nodes = node.elts
    for left, right in pairwise(nodes):
        if not isinstance(left, ast.Starred) and not isinstance(right, ast.Starred):
            yield stretch(left, right), f"{text.of(right)}{text.between(left, right)}{text.of(left)}"


def call(node: ast.AST, text: Text) -> Iterator[Change]:
    """A keyword is left out, a function becomes its twin or is not called at all."""
    if not isinstance(node, ast.Call):
        return
    name, method = called(node), isinstance(node.func, ast.Attribute)
    if name in TWIN:
        prefix = f"{text.of(node.func.value)}." if isinstance(node.func, ast.Attribute) else ""
        yield node.func, prefix + TWIN[name]
    for keyword in node.keywords:
        if keyword.arg not in ALLOWED_KEYWORDS:
            rest = [part for part in (*node.args, *node.keywords) if part is not keyword]
            yield node, f"{text.of(node.func)}({', '.join(map(text.of, rest))})"
    if len(node.args) == 1 and name not in KEPT_CALLS | METHODS | {"array", "asarray"}:
        yield node, f"({text.of(node.args[0])})"
    if name in METHODS and isinstance(node.func, ast.Attribute) and text.of(node.func.value) not in ("np", "numpy"):
        yield node, text.of(node.func.value)
    elif name in METHODS and method and node.args:
        yield node, f"({text.of(node.args[0])})"
    if name == "range":
        last = node.args[min(1, len(node.args) - 1)]
        yield last, f"({text.of(last)}) - 1"
        yield last, f"({text.of(last)}) + 1"


def called(node: ast.AST) -> str:
    """The last part of the name of what is called."""
    function = node.func if isinstance(node, ast.Call) else node
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def conversion(node: ast.AST, text: Text) -> Iterator[Change]:
    """Arguments are not converted, transposes vanish, fractions are cut off."""
    if isinstance(node, ast.Call) and called(node) in ("asarray", "array") and node.args:
        yield node, f"({text.of(node.args[0])})"
        if called(node) == "array" and isinstance(node.args[0], ast.Name):
            yield node.func, "np.asarray"
    elif isinstance(node, ast.Attribute) and node.attr == "T":
        yield node, text.of(node.value)
    elif isinstance(node, ast.Attribute) and node.attr == "float64":
        yield node, f"{text.of(node.value)}.int64"


def in_place(node: ast.AST, text: Text) -> Iterator[Change]:
    """X = x - y becomes x -= y."""
    if isinstance(node, ast.Assign) and isinstance(node.value, ast.BinOp):
        value, target = node.value, text.of(node.targets[0])
        if target == text.of(value.left):
            symbol = SYMBOL.search(text.between(value.left, value.right))
            yield node, f"{target} {symbol[0] if symbol else ''}= {text.of(value.right)}"


def loop(node: ast.AST, text: Text) -> Iterator[Change]:
    """Loops run once, or backwards."""
    if isinstance(node, ast.For | ast.comprehension):
        yield node.iter, f"list({text.of(node.iter)})[:1]"
        unused = isinstance(node.target, ast.Name) and node.target.id.startswith("_")
        if not unused and called(node.iter) not in SAME_IN_ANY_ORDER:
            yield node.iter, f"list({text.of(node.iter)})[::-1]"


MUTATORS: dict[str, Callable[[ast.AST, Text], Iterator[Change]]] = {
    "operator": operator,
    "term": term,
    "constant": constant,
    "sign": sign,
    "comparison": comparison,
    "index": index,
    "exchange": exchange,
    "call": call,
    "conversion": conversion,
    "in-place": in_place,
    "loop": loop,
}
