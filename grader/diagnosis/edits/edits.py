"""One edit of a function's text, as a student could have made it, with what is to be said of it.

The audit's operators (:mod:`grader.diagnosis.edits.mutation_operators`) and those of people
(:mod:`grader.diagnosis.edits.slips`).
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from grader.diagnosis.edits.calls import around, others, returned, signs, stripped
from grader.diagnosis.edits.idioms import idioms
from grader.diagnosis.edits.loops import ends, firsts, orders
from grader.diagnosis.edits.mutants import changes
from grader.diagnosis.edits.mutation_operators import TWIN, Text, called
from grader.diagnosis.edits.slips import moves, own_names, slips

SYMBOLS: dict[type[ast.operator], str] = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.MatMult: "@", ast.Pow: "**", ast.FloorDiv: "//",
    ast.Mod: "%", ast.BitOr: "|", ast.BitAnd: "&",
}  # fmt: skip
OPPOSITE = {"+": "-", "-": "+", "*": "/", "/": "*", "@": "*", "**": "*", "//": "/", "%": "//", "|": "&", "&": "|"}
SUMS = ("+", "-")
TOGETHER = ("name", "function", "unapplied", "untransposed", "transposed", "operator", "sign", "without", "axis",
            "zeroed", "left_out", "index", "slice", "comparison", "one", "number", "wrapped_around")  # fmt: skip
"""Kinds of edits that people make in several places alike."""

MAX_TOGETHER = 6
Words = tuple[str, ...]
"""The kind of an edit and what its sentence names."""


@dataclass(frozen=True)
class Edit:
    """A function's text with one edit; ``target`` is the variable that is computed there, empty for a result.

    ``change`` is the stretch of the text, in bytes, and what stands there instead; None where more than that changes.
    """

    source: str
    words: Words
    target: str
    change: tuple[int, int, str] | None = None


def edits(source: str, known: Mapping[str, Sequence[str]] | None = None) -> list[Edit]:
    """Every edit of the one function in ``source``, likeliest kinds first, no two with the same text.

    ``known`` are the functions that it may call by mistake, with the arguments that must be given.
    """
    text = Text(source)
    (function,) = ast.parse(source).body
    assert isinstance(function, ast.FunctionDef)
    targets, parents = _targets(function), _parents(function)
    found: dict[str, Edit] = {source: Edit(source, ("nothing",), "")}
    for kind, (node, replacement) in changes(function, text):
        changed = text.replaced(node, replacement)
        words = _words(kind, node, replacement, text, parents)
        change = (*text.span(node), replacement)
        found.setdefault(changed, Edit(changed, words, targets.get(node.lineno, ""), change))
    own = own_names(function)
    for words, node, replacement in (
        *slips(function, text), *idioms(function, text), *ends(function, text), *signs(function, text),
        *stripped(function, text),
        *returned(function, text, own),
        *others(function, text, own, known or {}), *around(function, text, own, known or {}),
    ):  # fmt: skip
        changed = text.replaced(node, replacement)
        change = (*text.span(node), replacement)
        found.setdefault(changed, Edit(changed, words, targets.get(node.lineno, ""), change))
    for words, changed in (*moves(function), *firsts(function), *orders(function)):
        found.setdefault(changed, Edit(changed, words, ""))
    for words, changed in everywhere(source, list(found.values())):
        found.setdefault(changed, Edit(changed, words, ""))
    del found[source]
    return sorted(found.values(), key=rank)


def everywhere(source: str, found: Sequence[Edit]) -> Iterator[tuple[Words, str]]:
    """Edits of one kind and with the same words, made in every place at once."""
    alike: dict[Words, list[tuple[int, int, str]]] = {}
    for edit in found:
        if edit.change is not None and edit.words[0] in TOGETHER:
            alike.setdefault(edit.words, []).append(edit.change)
    for words, changes_ in alike.items():
        text = together(source, changes_) if 2 <= len(changes_) <= MAX_TOGETHER else None
        if text is not None:
            yield words, text


def together(source: str, changes_: Sequence[tuple[int, int, str]]) -> str | None:
    """A text with several stretches replaced; None where these overlap."""
    ordered, data = sorted(changes_), source.encode()
    if any(end > start for (_, end, _), (start, _, _) in pairwise(ordered)):
        return None
    for start, end, replacement in reversed(ordered):
        data = data[:start] + replacement.encode() + data[end:]
    return data.decode()


def rank(edit: Edit) -> tuple[int, int]:
    """The place of an edit among those to try; what says more comes first."""
    return RANK.get(edit.words[0], len(RANK)), -len(edit.words)


RANK = {
    kind: rank
    for rank, kind in enumerate(
        ("left_out", "operator", "always", "sign", "overwritten", "swapped", "zeroed", "axis", "untransposed",
         "transposed", "unapplied", "function", "precedence", "outside", "inside", "without", "collision",
         "wrapped_around", "remainder", "in_a_row", "part_only", "returned", "index", "slice", "number",
         "constant", "flag", "nesting", "order", "exchange", "count", "without_first",
         "without_last", "loop", "loop_first", "last_only", "first_only",
         "one", "comparison", "condition", "statement", "unindexed", "padded", "name", "wrapped", "extra")
    )
}  # fmt: skip
"""The order in which edits are tried."""

UNLIKELY = ("name", "wrapped", "extra")
"""Kinds of which there are many: they are tried after the others of all functions."""


def _targets(function: ast.FunctionDef) -> dict[int, str]:
    """By line, the variable that the innermost assignment there computes."""
    found: dict[int, str] = {}
    for node in ast.walk(function):
        if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            while isinstance(target, ast.Subscript | ast.Attribute):
                target = target.value
            if isinstance(target, ast.Name):
                found |= dict.fromkeys(range(node.lineno, (node.end_lineno or node.lineno) + 1), target.id)
    return found


def _parents(function: ast.FunctionDef) -> dict[ast.AST, ast.AST]:
    return {child: node for node in ast.walk(function) for child in ast.iter_child_nodes(node)}


def _words(kind: str, node: ast.AST, replacement: str, text: Text, parents: dict[ast.AST, ast.AST]) -> Words:
    """What to say of an edit."""
    of = {
        "operator": _operator, "term": _term, "constant": _constant, "call": _call, "index": lambda *_: ("slice",),
        "conversion": _conversion, "loop": _loop,
    }.get(kind)  # fmt: skip
    if kind in ("operator", "term") and _is_in_an_index(node, parents):
        return ("index",)
    return of(node, replacement, text, parents) if of else (kind.replace("-", "_"),)


def _is_in_an_index(node: ast.AST, parents: dict[ast.AST, ast.AST]) -> bool:
    """Whether a term or an operator is a part of an index, or of a bound of a slice."""
    parent = parents.get(node)
    while isinstance(parent, ast.BinOp | ast.UnaryOp | ast.Slice | ast.Tuple):
        node, parent = parent, parents.get(parent)
    return isinstance(parent, ast.Subscript) and node is parent.slice


def _operator(node: ast.AST, replacement: str, _text: Text, _parents: dict[ast.AST, ast.AST]) -> Words:
    old = SYMBOLS.get(type(getattr(node, "op", None)), "")  # type: ignore[arg-type]
    if isinstance(node, ast.AugAssign):
        is_overwritten = f" {old}= " not in replacement and f" {OPPOSITE.get(old, old)}= " not in replacement
        if is_overwritten:
            return ("overwritten",)
    return "operator", OPPOSITE.get(old, old), old


def _term(node: ast.AST, replacement: str, text: Text, _parents: dict[ast.AST, ast.AST]) -> Words:
    if isinstance(node, ast.BoolOp):
        return ("condition",)
    assert isinstance(node, ast.BinOp)
    left, right = f"({text.of(node.left)})", f"({text.of(node.right)})"
    symbol = SYMBOLS.get(type(node.op), "")
    if replacement not in (left, right):
        return "swapped", symbol
    gone = node.right if replacement == left else node.left
    what = "term" if symbol in SUMS else "power" if symbol == "**" else "factor"
    what = "divisor" if symbol == "/" and gone is node.right else what
    return ("left_out", what, gone.id) if isinstance(gone, ast.Name) else ("left_out", what)


def _constant(node: ast.AST, _replacement: str, _text: Text, parents: dict[ast.AST, ast.AST]) -> Words:
    parent = parents.get(node)
    if isinstance(parent, ast.UnaryOp):
        parent = parents.get(parent)
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        return "flag", parent.arg or "" if isinstance(parent, ast.keyword) else ""
    if isinstance(parent, ast.keyword) and parent.arg == "axis":
        return ("axis",)
    while isinstance(parent, ast.Slice | ast.Tuple):
        parent = parents.get(parent)
    if isinstance(parent, ast.Subscript):
        return ("index",)
    return ("number",) if isinstance(getattr(node, "value", None), int) else ("constant",)


def _call(node: ast.AST, replacement: str, text: Text, _parents: dict[ast.AST, ast.AST]) -> Words:
    if not isinstance(node, ast.Call):
        new = replacement.rpartition(".")[2]
        return ("function", new, called(node)) if TWIN.get(called(node)) == new else ("count",)
    if replacement.startswith(f"{text.of(node.func)}("):
        rest = {part for part in (keyword.arg for keyword in node.keywords) if part and f"{part}=" not in replacement}
        return "without", min(rest, default="")
    return "unapplied", called(node)


def _loop(node: ast.AST, replacement: str, _text: Text, _parents: dict[ast.AST, ast.AST]) -> Words:
    """A list that is written out is no loop: what stands in it has changed places."""
    is_listed = isinstance(node, ast.Constant | ast.Tuple | ast.List)
    return ("exchange",) if is_listed and replacement.endswith("[::-1]") else ("loop",)


def _conversion(node: ast.AST, _replacement: str, _text: Text, _parents: dict[ast.AST, ast.AST]) -> Words:
    if isinstance(node, ast.Attribute):
        return ("untransposed",) if node.attr == "T" else ("whole",)
    return ("unconverted",)
