"""Which quantities of a function are computed from which, and which only add up: read from its text alone."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

Place = tuple[int | str, ...]
ANY = "*"
"""Stands for each part of what one call returns."""


@dataclass(frozen=True)
class Flow:
    """By name, the names that a quantity is computed from, directly or through others.

    ``sums`` are names that only gather: their values on the way depend on the order of adding. ``result`` are the names
    that a part of what is returned is computed from, by its place; the whole has the place ``()``. ``looped`` are set
    in a loop: what is computed from them may be computed from an earlier value; nothing reads the last value of those
    that are ``carried`` on to the next round alone.
    """

    needs: Mapping[str, frozenset[str]] = field(default_factory=dict)
    sums: frozenset[str] = frozenset()
    result: Mapping[Place, frozenset[str]] = field(default_factory=dict)
    looped: frozenset[str] = frozenset()
    carried: frozenset[str] = frozenset()


def flow_of(function: ast.FunctionDef | None) -> Flow:
    """The flow through a function; nothing is known of none."""
    if function is None:
        return Flow()
    direct: dict[str, set[str]] = {}
    for targets, names in _assignments(function):
        for target in targets:
            direct.setdefault(target, set()).update(names)
    needs = {name: frozenset(_closure(direct, names)) for name, names in direct.items()}
    parts = _returned(function)
    result = {place: _closure(direct, names) for place, names in parts.items()}
    loops = [one for one in ast.walk(function) if isinstance(one, ast.For | ast.While)]
    looped = {name for loop in loops for targets, _ in _assignments(loop) for name in targets}
    carried = {name for name in looped if not _is_read_after(function, name)}
    return Flow(needs, frozenset(_sums(function)), result, frozenset(looped), frozenset(carried))


def _is_read_after(function: ast.FunctionDef, name: str) -> bool:
    """Whether a name is read behind the last line that sets it."""
    places = [(one.lineno, one.ctx) for one in ast.walk(function) if isinstance(one, ast.Name) and one.id == name]
    last = max(line for line, context in places if isinstance(context, ast.Store)) if places else 0
    return any(line > last for line, context in places if isinstance(context, ast.Load))


def _closure(direct: Mapping[str, set[str]], names: set[str]) -> frozenset[str]:
    found, queue = set(names), list(names)
    while queue:
        new = direct.get(queue.pop(), set()) - found
        found |= new
        queue += new
    return frozenset(found)


def _assignments(within: ast.AST) -> Iterator[tuple[set[str], set[str]]]:
    """Names that are set, each with the names that they are set from; a list is set by its methods, too."""
    for node in ast.walk(within):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                yield from _pairs(target, node.value)
        elif isinstance(node, ast.AugAssign):
            yield _bases(node.target), _loads(node) | _bases(node.target)
        elif isinstance(node, ast.AnnAssign | ast.NamedExpr) and node.value is not None:
            yield _bases(node.target), _loads(node.value)
        elif isinstance(node, ast.For | ast.comprehension):
            rows = node.iter.elts if isinstance(node.iter, ast.Tuple | ast.List) else [node.iter]
            for row in rows:
                yield from _pairs(node.target, row)
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            call = node.value
            if isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name):
                yield {call.func.value.id}, {name for one in call.args for name in _loads(one)}


def _pairs(target: ast.expr, value: ast.expr) -> Iterator[tuple[set[str], set[str]]]:
    """Names and what they are set from; of two tuples of one length one by one."""
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple) and len(target.elts) == len(value.elts):
        for one, other in zip(target.elts, value.elts, strict=True):
            yield from _pairs(one, other)
    else:
        yield _bases(target), _loads(value) | _loads(target)


def _bases(target: ast.expr) -> set[str]:
    """The variables that an assignment sets, wholly or in part."""
    if isinstance(target, ast.Tuple | ast.List):
        return {name for one in target.elts for name in _bases(one)}
    while isinstance(target, ast.Subscript | ast.Attribute | ast.Starred):
        target = target.value
    return {target.id} if isinstance(target, ast.Name) else set()


def _loads(node: ast.AST) -> set[str]:
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Load)}


def _sums(function: ast.FunctionDef) -> Iterator[str]:
    """The names that are added to, and that nothing in a loop reads but what adds to them."""
    updates: dict[str, list[ast.stmt]] = {}
    for node in ast.walk(function):
        if isinstance(node, ast.Assign | ast.AugAssign) and (name := _added_to(node)):
            updates.setdefault(name, []).append(node)
    for name, own in updates.items():
        inside = {id(part) for one in own for part in ast.walk(one)}
        others = [
            part
            for loop in ast.walk(function)
            if isinstance(loop, ast.For | ast.While)
            for part in ast.walk(loop)
            if isinstance(part, ast.Name) and part.id == name and isinstance(part.ctx, ast.Load)
        ]
        if all(id(part) in inside for part in others):
            yield name


def _added_to(node: ast.Assign | ast.AugAssign) -> str:
    """The variable that a statement adds to: ``a += b``, ``a = a + b``, ``a |= b``, ``a = {k: np.add(a[k], b)}``."""
    target = node.target if isinstance(node, ast.AugAssign) else node.targets[0]
    (name,) = names if len(names := _bases(target)) == 1 else ("",)
    if isinstance(node, ast.AugAssign):
        return name if isinstance(node.op, ast.Add | ast.BitOr) else ""
    adds = any(
        (isinstance(one, ast.BinOp) and isinstance(one.op, ast.Add) and name in _bases(one.left) | _bases(one.right))
        or (isinstance(one, ast.Call) and ast.unparse(one.func) == "np.add" and name in _loads(one))
        for one in ast.walk(node.value)
    )
    return name if adds else ""


def _returned(function: ast.FunctionDef) -> dict[Place, set[str]]:
    """What the last ``return`` of a function is computed from, as a whole and by its parts where it lists them."""
    returns = [one for one in ast.walk(function) if isinstance(one, ast.Return) and one.value is not None]
    if not returns or returns[-1].value is None:
        return {}
    value = returns[-1].value
    parts: dict[Place, set[str]] = {(): _loads(value)}
    if isinstance(value, ast.Tuple):
        parts |= {(place,): _loads(one) for place, one in enumerate(value.elts)}
    elif isinstance(value, ast.Call):
        parts[ANY,] = _loads(value)
    elif isinstance(value, ast.Dict):
        for key, one in zip(value.keys, value.values, strict=True):
            if isinstance(key, ast.Constant) and isinstance(key.value, str):
                parts[key.value,] = _loads(one)
    return parts
