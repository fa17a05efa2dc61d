"""Mutants: a reference with one small mistake each, as a tireless and careless student would make them."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from itertools import pairwise

from grader.diagnosis.edits.mutation_operators import CONVERSIONS, MUTATORS, Change, Text, called, stretch

CHANGING_METHODS = ("append", "extend", "update", "pop", "insert")

_SPOILER = """

_{name}_before = {name}


def {name}({signature}):
    import numpy

    result = _{name}_before({arguments})
    given = {argument}.values() if isinstance({argument}, dict) else [{argument}]
    for array in (value for value in given if isinstance(value, numpy.ndarray)):
        {action}
    return result
"""


@dataclass(frozen=True)
class Mutant:
    """One mutant. ``line`` and ``becomes`` are the changed source lines without indentation.

    Equal changes of equal lines in one function are told apart by ``nth``. Where ``probe`` is given and loses no
    points either, no check ever reaches what the mutant does, and it says nothing.
    """

    function: str
    kind: str
    line: str
    becomes: str
    nth: int
    source: str
    probe: str = ""

    @property
    def key(self) -> tuple[str, str, str, int]:
        """What names this mutant, also after lines elsewhere in the file have changed."""
        return self.function, self.line, self.becomes, self.nth

    @property
    def entry(self) -> str:
        """How the mutant would be listed in ``equivalent.toml``."""
        lines = ["[[mutant]]", *(f"{key} = {_quoted(getattr(self, key))}" for key in ("function", "line", "becomes"))]
        return "\n".join([*lines, *([f"nth = {self.nth}"] if self.nth > 1 else [])])

    def diff(self, reference: str, path: str) -> str:
        """The unified diff from the reference."""
        before, after = reference.splitlines(), self.source.splitlines()
        return "\n".join(unified_diff(before, after, path, f"{path} (mutant)", lineterm="", n=2))


def _quoted(text: str) -> str:
    """As a string of TOML."""
    if '"' in text and "'" not in text:
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def mutants(source: str, exercises: Sequence[str]) -> list[Mutant]:
    """Every mutant of every function at the top level of this source, in order, no two with the same text.

    What an exercise does to its caller's arrays matters; helpers may do with each other's what they like.
    """
    tree, text = ast.parse(source), Text(source)
    original = ast.dump(tree)
    seen = {source}
    counts: Counter[tuple[str, str, str]] = Counter()
    found = []
    for function in tree.body:
        if not isinstance(function, ast.FunctionDef):
            continue
        for kind, (node, replacement) in changes(function, text):
            changed = text.replaced(node, replacement)
            if changed not in seen and _is_other_code(changed, original):
                seen.add(changed)
                key = (function.name, *text.lines_around(node, replacement))
                counts[key] += 1
                found.append(Mutant(key[0], kind, key[1], key[2], counts[key], changed))
        if function.name in exercises:
            found += _spoilers(function, source)
    return found


def _is_other_code(source: str, original: str) -> bool:
    try:
        return ast.dump(ast.parse(source)) != original
    except SyntaxError:
        return False


def changes(function: ast.FunctionDef, text: Text) -> Iterator[tuple[str, Change]]:
    """Every small mistake that the operators make of a function, with the kind of it."""
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    results = _results(body)
    for root in [*_defaults(function), *body]:
        for node in _walk(root):
            for kind, mutator in MUTATORS.items():
                if kind == "conversion" and id(node) in results and called(node) in CONVERSIONS:
                    continue
                for change in mutator(node, text):
                    yield kind, change
    bound = {argument.arg for argument in function.args.args}
    for block in _blocks(body):
        for first, second in pairwise(block):
            if _is_order_of_interest(first, second, bound | _bound_before(body, first)):
                later_first = f"{text.of(second)}\n{' ' * first.col_offset}{text.of(first)}"
                yield "order", (stretch(first, second), later_first)
        for statement in block:
            yield from _forgotten(statement, bound | _bound_before(body, statement))


def _walk(node: ast.AST) -> Iterator[ast.AST]:
    """The node and all below it, but for f-strings and keywords that change nothing."""
    if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.keyword) and node.arg == "strict"):
        return
    yield node
    for child in ast.iter_child_nodes(node):
        yield from _walk(child)


def _defaults(function: ast.FunctionDef) -> list[ast.expr]:
    return [*function.args.defaults, *(default for default in function.args.kw_defaults if default is not None)]


def _results(body: list[ast.stmt]) -> set[int]:
    """The ids of the nodes that are returned as they are, alone or in a tuple."""
    values = [node.value for statement in body for node in ast.walk(statement) if isinstance(node, ast.Return)]
    inner = [element for value in values if isinstance(value, ast.Tuple) for element in value.elts]
    return {id(node) for node in (*values, *inner)}


def _blocks(body: list[ast.stmt]) -> Iterator[list[ast.stmt]]:
    yield body
    for statement in body:
        for node in ast.walk(statement):
            for name in ("body", "orelse"):
                block = getattr(node, name, None)
                if isinstance(block, list) and block:
                    yield block


# Statements


def _forgotten(statement: ast.stmt, bound: set[str]) -> Iterator[tuple[str, Change]]:
    """A statement left out; not where that is no more than an undefined name."""
    if isinstance(statement, ast.Assign) and not _stored(statement) <= bound:
        return
    if isinstance(statement, ast.Assign | ast.AugAssign | ast.Expr | ast.If | ast.For | ast.Raise | ast.Continue):
        yield "statement", (statement, "pass")
    elif isinstance(statement, ast.Return) and statement.value is not None:
        yield "statement", (statement, "return None")


def _is_order_of_interest(first: ast.stmt, second: ast.stmt, bound: set[str]) -> bool:
    """Whether two statements may change places and both still have their names, but not the same effect."""
    if isinstance(second, ast.Return) or (_stored(first) - bound) & _names(second):
        return False
    return bool(_written(first) & _names(second) or _names(first) & _written(second))


def _bound_before(body: list[ast.stmt], statement: ast.stmt) -> set[str]:
    """The local names that lines above have bound."""
    nodes = [node for part in body for node in ast.walk(part)]
    return {node.id for node in nodes if _is_stored_name(node) and node.lineno < statement.lineno}  # type: ignore[attr-defined]


def _is_stored_name(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)


def _names(node: ast.AST) -> set[str]:
    return {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)}


def _stored(node: ast.AST) -> set[str]:
    return {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store)}


def _written(node: ast.AST) -> set[str]:
    """The names that a statement binds or whose contents it changes."""
    changed = _stored(node)
    for inner in ast.walk(node):
        if isinstance(inner, ast.Subscript) and isinstance(inner.ctx, ast.Store) and isinstance(inner.value, ast.Name):
            changed.add(inner.value.id)
        elif isinstance(inner, ast.Call) and called(inner) in CHANGING_METHODS:
            changed |= _names(inner.func)
    return changed


# Arguments


def _spoilers(function: ast.FunctionDef, source: str) -> Iterator[Mutant]:
    """For every argument: the function writes into the caller's array (or those in the caller's dict)."""
    names = [argument.arg for argument in (*function.args.posonlyargs, *function.args.args)]
    if function.args.vararg or function.args.kwonlyargs:
        return
    for name in names:
        parts = {"name": function.name, "signature": ast.unparse(function.args), "arguments": ", ".join(names)}
        write, refuse = "array[...] = array == 0", 'raise ValueError("an array")'
        spoiled, probe = (source + _SPOILER.format(**parts, argument=name, action=act) for act in (write, refuse))
        yield Mutant(function.name, "argument", f"def {function.name}", f"writes into {name}", 1, spoiled, probe)
