"""All edits of a function in one: a copy of it in which each edit stands beside what it changes, behind a switch.

So many edits are compiled at once. ``a - b`` becomes ``a - b if place != 7 else a + b if which == 0 else ...``: what is
edited there has one place, and each of its edits one number. An edit that can have no switch of its own, such as the
bounds of a slice, has that of the expression or the statement around it. What would be another function behind a
switch (a name that is no longer the function's own) is left to be compiled alone.
"""

from __future__ import annotations

import ast
import builtins
import copy
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from types import CodeType, FunctionType
from typing import Any

from grader.worker.edits import Edit, Tree

PLACE, WHICH = "<place>", "<which>"
"""The names of the switches: no code can hold them."""

OTHER_KINDS = (ast.Yield, ast.YieldFrom, ast.Await, ast.NamedExpr)
"""What makes a function that is not the same behind switches."""

OTHER_NAMES = frozenset(("locals", "vars", "dir", "eval", "exec", "super"))
INNER = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)

AROUND = "def switches(place, which):\n    def edited(): pass\n    return edited"
"""What stands around the function; its names are changed to those that no code can hold."""

HERE: dict[str, Any] = {"lineno": 1, "col_offset": 0, "end_lineno": 1, "end_col_offset": 0}
"""Where new nodes are: nobody is told of it."""

LOAD, EQUALS = ast.Load(), ast.Eq()
SWITCHES = {name: ast.Name(name, LOAD, **HERE) for name in (PLACE, WHICH)}

Slot = tuple[int, str, int | None]
"""The parent of what is edited, by its identity, the field, and the number in it."""

Alternatives = dict[tuple[Slot, int], list[Any]]
"""What may stand in a place, by how many statements it replaces; one for expressions."""


class Reached:
    """In place of the switch: it says that no edit is on, and notes the places that are asked about."""

    __hash__ = None  # type: ignore[assignment]

    def __init__(self) -> None:
        self.places: set[int] = set()

    def __eq__(self, place: object) -> bool:
        self.places.add(place)  # type: ignore[arg-type]
        return False


class Switched:
    """One function with switches for its edits; not all of them may be in it."""

    def __init__(self, tree: Tree, edits: Sequence[Edit], names: Mapping[str, Any]) -> None:
        """``names`` are the function's globals. Raises what compiling raises."""
        self.switches: dict[int, tuple[int, int]] = {}
        """Place and number of each edit that has a switch."""
        self._parents = {id(child): (parent, field, place) for parent, field, place, child in _nodes(tree.function)}
        self._stored = Counter(_stored(tree.function.body))
        declared = [node for node in ast.walk(tree.function) if isinstance(node, ast.Global | ast.Nonlocal)]
        self._declared = {name for node in declared for name in node.names}
        self._found: Alternatives = {}
        self._places: dict[tuple[Slot, int], int] = {}
        self._code = self._compiled(tree.function, edits, names)

    def function(self, place: Any, which: int, like: FunctionType) -> FunctionType:
        """The function with the edit of this place and number."""
        made: FunctionType = FunctionType(self._code, like.__globals__)(place, which)
        made.__defaults__ = like.__defaults__
        made.__kwdefaults__ = copy.copy(like.__kwdefaults__)
        return made

    def _compiled(self, function: ast.FunctionDef, edits: Sequence[Edit], names: Mapping[str, Any]) -> CodeType:
        if any(isinstance(node, OTHER_KINDS) or getattr(node, "id", "") in OTHER_NAMES for node in ast.walk(function)):
            raise ValueError("a function that is another one behind switches")
        for number, edit in enumerate(edits):
            if not self._is_for_itself(edit, names):
                self._add(number, edit)
        (outer,) = ast.parse(AROUND).body
        assert isinstance(outer, ast.FunctionDef)
        inner, end = outer.body
        assert isinstance(inner, ast.FunctionDef)
        assert isinstance(end, ast.Return)
        outer.args.args[0].arg, outer.args.args[1].arg = PLACE, WHICH
        inner.name, end.value = "<edited>", ast.Name("<edited>", LOAD, **HERE)
        inner.args, inner.body = _bare(function.args), self._block(function, "body", function.body)
        module = compile(ast.Module([outer], []), "<edit>", "exec", dont_inherit=True)
        return next(one for one in module.co_consts if isinstance(one, CodeType))

    def _is_for_itself(self, edit: Edit, names: Container[str]) -> bool:
        """Whether an edit makes another function than behind a switch: a name is no longer the function's own.

        Then it would be one of its globals.
        """
        if isinstance(edit.new, list):
            return any(isinstance(one, ast.Global | ast.Nonlocal) for one in edit.new)
        lost = Counter(_stored([edit.shown])) if isinstance(edit.new, ast.Pass) else {}
        return any(
            count >= self._stored[name] and (name in names or name in self._declared or hasattr(builtins, name))
            for name, count in lost.items()
        ) or (bool(lost) and self._is_inner(edit.parent))

    def _is_inner(self, node: ast.AST) -> bool:
        """Whether a node is in a function or a class within the function."""
        while id(node) in self._parents:
            if isinstance(node, INNER):
                return True
            node = self._parents[id(node)][0]
        return False

    def _add(self, number: int, edit: Edit) -> None:
        """Give an edit its switch, or that of what is around it; none in the head of the function."""
        parent, field, place, new = edit.parent, edit.field, edit.place, edit.new
        if not isinstance(new, list):
            old = _child(parent, field, place)
            while not _can_be_switched(parent, old, new):
                if id(parent) not in self._parents:
                    return
                new, old = _with(parent, field, place, new), parent
                parent, field, place = self._parents[id(parent)]
        key = (id(parent), field, place), edit.width
        alternatives = self._found.setdefault(key, [])
        self.switches[number] = self._places.setdefault(key, len(self._places)), len(alternatives)
        alternatives.append(new)

    def _node(self, node: Any) -> Any:
        """A node with switches in it; itself where there are none."""
        fields = {}
        for field, value in ast.iter_fields(node):
            if isinstance(value, list) and value and isinstance(value[0], ast.stmt):
                new: Any = self._block(node, field, value)
            elif isinstance(value, list):
                new = [self._child(node, field, place, one) for place, one in enumerate(value)]
                if all(one is other for one, other in zip(new, value, strict=True)):
                    continue
            else:
                new = self._child(node, field, None, value)
            if new is not value:
                fields[field] = new
        if not fields:
            return node
        return _copied(node, fields)

    def _child(self, parent: ast.AST, field: str, place: int | None, node: Any) -> Any:
        if not isinstance(node, ast.AST):
            return node
        new, key = self._node(node), ((id(parent), field, place), 1)
        if key not in self._found:
            return new
        first, *more = self._found[key]
        for number, other in enumerate(more, 1):
            first = ast.IfExp(_asks(WHICH, number), other, first, **HERE)
        return ast.IfExp(_asks(PLACE, self._places[key]), first, new, **HERE)

    def _block(self, parent: ast.AST, field: str, block: Sequence[ast.stmt]) -> list[ast.stmt]:
        """Statements with switches: of what comes before one, of itself, and of it and the next one."""
        new: list[ast.stmt] = []
        gone: int | None = None
        for place, statement in enumerate(block):
            slot = id(parent), field, place
            if (slot, 0) in self._found:
                new.append(self._chosen((slot, 0), []))
            node = [self._node(statement)]
            if gone is not None:
                node = [ast.If(_asks(PLACE, gone), [ast.Pass(**HERE)], node, **HERE)]
            for width in (1, 2):
                if (slot, width) in self._found:
                    node = [self._chosen((slot, width), node)]
            gone = self._places.get((slot, 2))
            new += node
        return new

    def _chosen(self, key: tuple[Slot, int], otherwise: list[ast.stmt]) -> ast.stmt:
        """The statements of the number that is switched on; others where the place is not."""
        first, *more = (one if isinstance(one, list) else [one] for one in self._found[key])
        for number, other in enumerate(more, 1):
            first = [ast.If(_asks(WHICH, number), other, first, **HERE)]
        return ast.If(_asks(PLACE, self._places[key]), first, otherwise, **HERE)


def _can_be_switched(parent: ast.AST, old: Any, new: Any) -> bool:
    """Whether a choice between the two may stand where the one stands."""
    if isinstance(old, ast.stmt):
        return True
    is_inside = isinstance(parent, ast.pattern | ast.JoinedStr | ast.arguments)
    return not is_inside and _is_whole(old) and _is_whole(new)


def _is_whole(node: Any) -> bool:
    """Whether a node is an expression by itself, and has a value."""
    if type(node) is ast.Tuple and any(isinstance(item, ast.Slice | ast.Starred) for item in node.elts):
        return False
    is_part = not isinstance(node, ast.expr) or isinstance(node, ast.Slice | ast.Starred)
    return not is_part and isinstance(getattr(node, "ctx", LOAD), ast.Load)


def _child(parent: ast.AST, field: str, place: int | None) -> Any:
    value = getattr(parent, field)
    return value if place is None else value[place]


def _with(parent: ast.AST, field: str, place: int | None, new: Any) -> ast.AST:
    """A copy of a node with something else in one place."""
    if place is None:
        return _copied(parent, {field: new})
    whole = list(getattr(parent, field))
    whole[place] = new
    return _copied(parent, {field: whole})


def _copied(node: ast.AST, fields: Mapping[str, Any]) -> ast.AST:
    """A copy of a node with other things in these fields."""
    changed = type(node).__new__(type(node))
    changed.__dict__.update(node.__dict__, **fields)
    return changed


def _nodes(node: ast.AST) -> Iterator[tuple[ast.AST, str, int | None, ast.AST]]:
    """Every node below this one with its parent and its place in it."""
    for field, value in ast.iter_fields(node):
        for place, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if isinstance(child, ast.AST) and not isinstance(child, ast.expr_context | ast.operator):
                yield node, field, place, child
                yield from _nodes(child)


def _stored(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """The names that are set here, as often as they are, in the scope of the function itself."""
    for node in nodes:
        if isinstance(node, ast.Name):
            if not isinstance(node.ctx, ast.Load):
                yield node.id
        elif isinstance(node, ast.alias):
            yield (node.asname or node.name).partition(".")[0]
        elif isinstance(node, INNER):
            yield getattr(node, "name", "")
            continue
        elif isinstance(node, ast.ExceptHandler | ast.MatchAs | ast.MatchStar):
            yield node.name or ""
        elif isinstance(node, ast.MatchMapping):
            yield node.rest or ""
        if not isinstance(node, COMPREHENSIONS):
            yield from _stored(ast.iter_child_nodes(node))


def _bare(arguments: ast.arguments) -> ast.arguments:
    """The arguments without what is computed when a function is defined."""
    bare = copy.copy(arguments)
    for field in ("posonlyargs", "args", "kwonlyargs"):
        setattr(bare, field, [_copied(one, {"annotation": None}) for one in getattr(arguments, field)])
    for field in ("vararg", "kwarg"):
        one = getattr(arguments, field)
        setattr(bare, field, one and _copied(one, {"annotation": None}))
    bare.defaults, bare.kw_defaults = [], [None] * len(arguments.kwonlyargs)
    return bare


def _asks(switch: str, number: int) -> ast.Compare:
    return ast.Compare(SWITCHES[switch], [EQUALS], [ast.Constant(number, **HERE)], **HERE)
