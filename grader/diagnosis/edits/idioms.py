"""Slips in what has a usual form: logarithms of small numbers, the sigmoid and its like, arrays in a row, batches.

References write some of these so that nothing overflows; people write the textbook's formula, or one near it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from typing import Any

from grader.diagnosis.edits.mutation_operators import Text, called

Slip = tuple[tuple[str, ...], Any, str]
SMALL = ("1e-12", "1e-8", "1e-10", "1e-7", "1e-9", "1e-15", "1e-6", "1e-16", "1e-5")
"""What people add inside a logarithm."""

LOGARITHMS = ("logaddexp", "logsumexp", "log_")
SLOPE = "(1 / (2 + np.exp(-({0})) + np.exp({0})))"
SQUASHES = {
    "tanh": "np.tanh({})", "2σ - 1": "np.tanh(({}) / 2)", "max(0, …)": "np.maximum({}, 0)", "s(1 - s)": SLOPE,
}  # fmt: skip
"""What stands in the place of a sigmoid."""

NORMS = {
    "Σ v": "np.sum({})",
    "Σ |v|": "np.sum(np.abs({}))",
    "max |v|": "np.max(np.abs({}))",
    "‖v‖²": "np.sum(np.square({}))",
}
"""What stands in the place of a length."""

OF_SUMS = ("sqrt", "exp", "log", "tanh", "abs", "sigmoid", "_sigmoid", "relu", "norm", "square")
KEPT = ("zip", "range")
BOUNDS = ("max", "min", "maximum", "minimum")
IN_A_ROW = ("ravel", "flatten", "reshape")
MAX_LOGARITHMS = 4
MAX_PARTS = 10


def idioms(function: ast.FunctionDef, text: Text) -> Iterator[Slip]:
    """Every slip of this kind inside one function."""
    for maker in MAKERS:
        yield from maker(function, text)


def logarithms(function: ast.FunctionDef, text: Text) -> Iterator[Slip]:
    """A small number added inside a logarithm, or bounding what is inside."""
    found = [node for node in ast.walk(function) if _is_logarithm(node)]
    for node in found[:MAX_LOGARITHMS]:
        if isinstance(node, ast.Call) and called(node) == "log":
            inside = [("np.log({})", text.of(node.args[0]))]
        else:
            whole = text.of(node)
            inside = [("-np.log({})", f"np.exp(-({whole}))"), ("np.log({})", f"np.exp({whole})")]
        for number in SMALL:
            for form, probability in inside:
                for padded in (f"({probability}) + {number}", f"np.clip({probability}, {number}, 1 - {number})"):
                    yield ("padded", number), node, f"({form.format(padded)})"
    for node in ast.walk(function):
        yield from ((words, node, changed) for words, changed in _of_two_sides(node, text))


def _is_logarithm(node: ast.AST) -> bool:
    """The logarithm of a probability, or minus it: a call, or a difference with one."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub):
        return any(_is_of(inner, LOGARITHMS) for side in (node.left, node.right) for inner in ast.walk(side))
    return isinstance(node, ast.Call) and bool(node.args) and (called(node) == "log" or _is_of(node, LOGARITHMS))


def _is_of(node: ast.AST, names: tuple[str, ...]) -> bool:
    """Whether a function with one of these names is called, or a method of it."""
    owner = node.func.value if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) else node
    return isinstance(node, ast.Call) and any(name in called(one) for one in (node, owner) for name in names)


def _of_two_sides(node: ast.AST, text: Text) -> Iterator[tuple[tuple[str, ...], str]]:
    """The cross entropy of yes and no, ``logaddexp(0, z) - x * z``, by logarithms of probabilities, or half of it."""
    parts = _two_sides(node)
    if parts is None:
        return
    target, score = map(text.of, parts)
    yes, no = f"(1 / (1 + np.exp(-({score}))))", f"(1 / (1 + np.exp({score})))"
    yield ("left_out", "term"), f"(({target}) * np.logaddexp(0, -({score})))"
    yield ("left_out", "term"), f"((1 - ({target})) * np.logaddexp(0, {score}))"
    for number in SMALL:
        for form in (f"({{}}) + {number}", f"np.clip({{}}, {number}, 1 - {number})"):
            logs = [f"np.log({form.format(one)})" for one in (yes, no)]
            yield ("padded", number), f"(-(({target}) * {logs[0]} + (1 - ({target})) * {logs[1]}))"


def _two_sides(node: ast.AST) -> tuple[ast.expr, ast.expr] | None:
    """The target and the score of ``logaddexp(0, z) - x * z``."""
    if not (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub) and isinstance(node.right, ast.BinOp)):
        return None
    left, right = node.left, node.right
    if isinstance(left, ast.Call) and called(left) == "logaddexp" and isinstance(right.op, ast.Mult):
        score = ast.dump(left.args[-1])
        for target, other in ((right.left, right.right), (right.right, right.left)):
            if ast.dump(other) == score:
                return target, other
    return None


def squashes(function: ast.FunctionDef, text: Text) -> Iterator[Slip]:
    """Another function in place of a sigmoid, however it is written; none at all."""
    for node in ast.walk(function):
        score = _squashed(node, text)
        if score:
            for name, form in SQUASHES.items():
                yield ("function", name, "sigmoid"), node, f"({form.format(score)})"
            yield ("unapplied", "sigmoid"), node, f"({score})"


def slopes(function: ast.FunctionDef, text: Text) -> Iterator[Slip]:
    """The slope of the sigmoid, by what comes out, for that of tanh, and the other way round."""
    for node in ast.walk(function):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub) and isinstance(node.right, ast.BinOp):
            power = node.right
            if isinstance(power.op, ast.Pow) and (text.of(node.left), text.of(power.right)) == ("1", "2"):
                out = text.of(power.left)
                yield ("function", "s(1 - s)", "1 - s²"), node, f"(({out}) * (1 - ({out})))"
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult) and isinstance(node.right, ast.BinOp):
            out, rest = text.of(node.left), node.right  # the slope by what comes out: s * (1 - s)
            if isinstance(rest.op, ast.Sub) and text.of(rest.left) in ("1", "1.0"):
                for one in (out, out.rpartition("*")[2].strip()):
                    if text.of(rest.right) == one:
                        front = out[: len(out) - len(one)] or "1 * "
                        yield ("function", "1 - s²", "s(1 - s)"), node, f"({front}(1 - ({one}) ** 2))"


def _squashed(node: ast.AST, text: Text) -> str:
    """What the sigmoid is taken of; empty if it is none."""
    if isinstance(node, ast.Call) and called(node) == "exp" and isinstance(node.args[0], ast.UnaryOp):
        inner = node.args[0].operand  # exp(-logaddexp(0, -z))
        if isinstance(inner, ast.Call) and called(inner) == "logaddexp":
            last = inner.args[-1]
            is_minus = isinstance(last, ast.UnaryOp) and isinstance(last.op, ast.USub)
            return text.of(last.operand) if is_minus else f"-({text.of(last)})"  # type: ignore[attr-defined]
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div) and isinstance(node.right, ast.BinOp):
        for part in ast.walk(node.right):  # 1 / (1 + exp(-z))
            if isinstance(part, ast.Call) and called(part) == "exp" and text.of(node.left) in ("1", "1.0"):
                return f"-({text.of(part.args[0])})"
    return ""


def sides(function: ast.FunctionDef, text: Text) -> Iterator[Slip]:
    """A function of one of two terms in place of their sum's, of each by itself, or of the sum in place of one's."""
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and len(node.args) == 1 and not node.keywords and called(node) in OF_SUMS:
            inner, name = node.args[0], text.of(node.func)
            if isinstance(inner, ast.BinOp) and isinstance(inner.op, ast.Add | ast.Sub):
                a, b, symbol = text.of(inner.left), text.of(inner.right), "+" if isinstance(inner.op, ast.Add) else "-"
                for changed in (f"{name}({a}) {symbol} ({b})", f"({a}) {symbol} {name}({b})",
                                f"{name}({a}) {symbol} {name}({b})"):  # fmt: skip
                    yield ("precedence",), node, f"({changed})"
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
            symbol = "+" if isinstance(node.op, ast.Add) else "-"
            for side in (node.left, node.right):
                if isinstance(side, ast.Call) and len(side.args) == 1 and called(side) in OF_SUMS:
                    first, second = (text.of(side.args[0] if one is side else one) for one in (node.left, node.right))
                    yield ("precedence",), node, f"{text.of(side.func)}(({first}) {symbol} ({second}))"


def lengths(function: ast.FunctionDef, text: Text) -> Iterator[Slip]:
    """Another size in place of a length; a length, or 1 for 0, in place of a sign."""
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and called(node) == "norm" and len(node.args) == 1:
            for name, form in NORMS.items():
                along = "".join(f", {text.of(keyword)}" for keyword in node.keywords)
                yield ("function", name, "norm"), node, f"{form.format(text.of(node.args[0]))[:-1]}{along})"
        if isinstance(node, ast.Call) and called(node) == "sum" and len(node.args) == 1 and not node.keywords:
            summed = node.args[0]
            if isinstance(summed, ast.Call) and called(summed) == "abs":
                yield ("function", "norm(…, 1)", "Σ |w|"), node, f"np.linalg.norm({text.of(summed.args[0])}, 1)"
            elif isinstance(summed, ast.BinOp) and isinstance(summed.op, ast.Pow) and text.of(summed.right) == "2":
                yield ("function", "norm(…, 2)", "‖w‖"), node, f"np.linalg.norm({text.of(summed.left)}, 2) ** 2"
        if isinstance(node, ast.Call) and called(node) == "sign" and len(node.args) == 1:
            inner = text.of(node.args[0])
            yield ("function", "v / ‖v‖", "sign"), node, f"(({inner}) / np.linalg.norm({inner}))"
            yield ("comparison",), node, f"np.where(({inner}) >= 0, 1.0, -1.0)"
            yield ("comparison",), node, f"np.where(({inner}) > 0, 1.0, -1.0)"


def rows(function: ast.FunctionDef, text: Text) -> Iterator[Slip]:
    """An array put in a row with its axes in another order."""
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in IN_A_ROW:
            if node.func.attr == "reshape" and [text.of(one) for one in node.args] != ["-1"]:
                continue
            base = text.of(node.func.value)
            if base not in ("np", "numpy"):
                yield ("in_a_row",), node, f"np.moveaxis({base}, 0, -1).ravel()"
                yield ("in_a_row",), node, f"({base}).T.ravel()"


def remainders(function: ast.FunctionDef, text: Text) -> Iterator[Slip]:
    """A last step that is left out where it would not be a whole one; steps that are one long."""
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and called(node) == "range" and len(node.args) == 3:
            first, end, step = map(text.of, node.args)
            yield ("remainder",), node, f"range({first}, ({end}) - ({step}) + 1, {step})"
            yield ("without", "step"), node, f"range({first}, {end})"


def several(function: ast.FunctionDef, text: Text) -> Iterator[Slip]:
    """One argument of a call in place of its result; a step that is always taken; another size."""
    sized = [one.arg for one in function.args.args]
    for node in ast.walk(function):
        if isinstance(node, ast.If):
            yield ("always",), node.test, "True"
        elif isinstance(node, ast.IfExp) and text.of(node.test).split()[-1] != "None":
            yield from ((("always",), node, f"({text.of(one)})") for one in (node.body, node.orelse))
        elif isinstance(node, ast.Call) and called(node) == "where" and len(node.args) == 3:
            yield from ((("always",), node, f"({text.of(one)})") for one in node.args[1:])
        elif isinstance(node, ast.Call) and len(node.args) + len(node.keywords) > 1 and called(node) not in KEPT:
            taken = node.args if called(node) in BOUNDS else node.args[:1]
            yield from ((("unapplied", called(node)), node, f"({text.of(one)})") for one in taken
                        if not isinstance(one, ast.Starred | ast.Constant))  # fmt: skip
        elif isinstance(node, ast.Call) and called(node) == "len" and len(node.args) == 1:
            old = text.of(node.args[0])
            yield ("name", f"size({old})", f"len({old})"), node, f"np.size({old})"
            yield from ((("name", f"len({one})", f"len({old})"), node, f"len({one})") for one in sized if one != old)
        elif isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Name) and isinstance(node.ctx, ast.Load):
            yield from ((("index",), node.slice, f"{node.slice.id} {step} 1") for step in "-+")


def bounds(function: ast.FunctionDef, text: Text) -> Iterator[Slip]:
    """One of two bounds left out; an answer of its own where something is exactly at the bound."""
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and called(node) == "clip" and len(node.args) == 3:
            array, low, high = map(text.of, node.args)
            yield ("bound",), node, f"np.minimum({array}, {high})"
            yield ("bound",), node, f"np.maximum({array}, {low})"
        elif isinstance(node, ast.Call) and called(node) == "where" and len(node.args) == 3:
            condition = node.args[0]
            is_sign = [text.of(one) for one in node.args[1:]] == ["1", "-1"] and isinstance(condition, ast.Compare)
            if is_sign and text.of(condition.comparators[0]) == "0":  # type: ignore[attr-defined]
                yield ("comparison",), node, f"np.sign({text.of(condition.left)})"  # type: ignore[attr-defined]


def places(function: ast.FunctionDef, text: Text) -> Iterator[Slip]:
    """The largest for its place; the last place of several; a stretch that is one place off."""
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and called(node) in ("argmax", "argmin") and isinstance(node.func, ast.Attribute):
            name, prefix = called(node)[3:], text.of(node.func.value)
            yield ("function", name, called(node)), node.func, f"{prefix}.{name}"
            if len(node.args) == 1 and not node.keywords:
                array = f"np.ravel({text.of(node.args[0])})"
                yield ("last_of_equals",), node, f"({array}.size - 1 - np.{called(node)}({array}[::-1]))"
        elif isinstance(node, ast.Subscript) and text.of(node.slice) == "-1" and isinstance(node.ctx, ast.Load):
            yield ("function", "mean", "[-1]"), node, f"np.mean({text.of(node.value)}, axis=0)"
        elif isinstance(node, ast.Return) and node.value is not None:
            yield from ((("part_only",), node.value, f"({text.of(one)})") for one in _deeper(node.value))
        elif isinstance(node, ast.Slice) and node.step is None:
            lower, upper = (text.of(one) if one else "" for one in (node.lower, node.upper))
            if lower and upper:
                yield from ((("index",), node, f"({lower}) {step} 1:({upper}) {step} 1") for step in "-+")
            elif lower:
                yield ("index",), node, f":-({lower})"
            elif upper.startswith("-"):
                yield ("index",), node, f"{upper[1:]}:"


def _deeper(value: ast.expr) -> Sequence[ast.expr]:
    """What is computed on the way to a result, two operations or more before it."""
    outer = [value, *ast.iter_child_nodes(value)]
    found = (node for node in ast.walk(value) if isinstance(node, ast.BinOp | ast.Call | ast.Subscript))
    return [node for node in found if node not in outer][:MAX_PARTS]


def collisions(function: ast.FunctionDef, text: Text) -> Iterator[Slip]:
    """``a[i] += v`` for ``np.add.at(a, i, v)``: of equal indices only the last counts."""
    for node in ast.walk(function):
        call = node.value if isinstance(node, ast.Expr) else None
        if isinstance(call, ast.Call) and called(call) == "at" and len(call.args) == 3:
            array, index, value = map(text.of, call.args)
            yield ("collision",), node, f"{array}[{index}] += {value}"


def products(function: ast.FunctionDef, text: Text) -> Iterator[Slip]:
    """The sum of ``A * x * x`` in place of ``x @ A @ x``."""
    for node in ast.walk(function):
        if isinstance(node, ast.BinOp) and isinstance(node.left, ast.BinOp):
            left, right = node.left, text.of(node.right)
            if isinstance(node.op, ast.MatMult) and isinstance(left.op, ast.MatMult) and text.of(left.left) == right:
                yield ("operator", "*", "@"), node, f"np.sum(({text.of(left.right)}) * {right} * {right})"


def variances(function: ast.FunctionDef, text: Text) -> Iterator[Slip]:
    """The square or the root of an exponential: a variance for a deviation, or the other way round."""
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and called(node) == "exp":
            yield ("wrapped", "**2"), node, f"({text.of(node)}) ** 2"
            yield ("wrapped", "sqrt"), node, f"np.sqrt({text.of(node)})"


MAKERS = (
    logarithms, squashes, slopes, sides, lengths, rows, remainders, several, collisions, bounds, places,
    products, variances,
)  # fmt: skip
