"""Whether a submission's functions can keep anything from one call to the next, as far as its text tells.

Where they cannot, a call gives in a new worker what it gave after others. The rules are strict: what they do not know
may keep something.
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

LIBRARIES = frozenset((
    "numpy", "numpy.lib.stride_tricks", "math", "itertools", "heapq", "operator", "typing", "collections.abc",
    "__future__",
))  # fmt: skip
"""Modules of which one call leaves nothing behind for the next, but for what is named below."""

KEEPING = frozenset(("random", "empty", "empty_like", "seterr", "seterrcall", "setbufsize", "set_printoptions"))
"""Names in these modules that keep something, or read memory as it was left."""

NOT_PLAIN = frozenset((
    "globals", "locals", "vars", "setattr", "delattr", "getattr", "exec", "eval", "compile", "open", "input",
    "__import__",
))  # fmt: skip
"""Names of Python's own that reach anything."""

FUNCTIONS = (ast.FunctionDef, ast.Lambda)
NOT_TOLD = (ast.ClassDef, ast.AsyncFunctionDef, ast.Global, ast.Await, ast.Delete)
Function = ast.FunctionDef | ast.Lambda


@lru_cache(16)
def keeping_nothing(source: str) -> frozenset[str]:
    """The functions of a module that leave nothing behind for a later call of any; none where one of all may."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return frozenset()
    if any(isinstance(node, NOT_TOLD) for node in ast.walk(tree)):
        return frozenset()
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    known = Known(frozenset(_constant_names(tree)), frozenset(function.name for function in functions))
    plain = all(_is_plain(function, known) for function in functions)
    return known.functions & known.names if plain else frozenset()


@dataclass(frozen=True)
class Known:
    """Names around a function that stand for the same thing throughout, and those that are functions."""

    names: frozenset[str]
    functions: frozenset[str]


def _constant_names(tree: ast.Module) -> Iterator[str]:
    """The module's names that stand for the same thing throughout: functions, libraries, numbers and texts."""
    found: dict[str, bool] = {}
    libraries: set[str] = set()
    for node in tree.body:
        for name, is_constant in _bound(node, libraries):
            found[name] = found.get(name, True) and is_constant
            if is_constant and isinstance(node, ast.Import | ast.ImportFrom):
                libraries.add(name)
    yield from (name for name, is_constant in found.items() if is_constant)


def _bound(node: ast.stmt, libraries: Collection[str]) -> Iterator[tuple[str, bool]]:
    """The names that a statement of the module sets, and whether that is something that stays as it is."""
    if isinstance(node, ast.FunctionDef):
        yield node.name, not node.decorator_list
    elif isinstance(node, ast.Import | ast.ImportFrom):
        for alias in node.names:
            yield alias.asname or alias.name.partition(".")[0], _is_known(node, alias)
    elif isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
        yield node.targets[0].id, _is_constant(node.value) or _is_of(libraries, node.value)
    else:
        names = (one for one in ast.walk(node) if isinstance(one, ast.Name) and not isinstance(one.ctx, ast.Load))
        yield from ((one.id, False) for one in names)


def _is_of(libraries: Collection[str], node: ast.expr) -> bool:
    """Whether an expression is another name for something in a library."""
    names = {one.attr for one in ast.walk(node) if isinstance(one, ast.Attribute)}
    return isinstance(node, ast.Attribute) and _root(node) in libraries and not names & KEEPING


def _is_known(node: ast.Import | ast.ImportFrom, alias: ast.alias) -> bool:
    module = node.module or "" if isinstance(node, ast.ImportFrom) else alias.name
    return module in LIBRARIES and alias.name not in KEEPING


def _is_constant(node: ast.expr) -> bool:
    """Whether an expression gives a number, a text or a tuple of such, whatever happens."""
    inner = (ast.Constant, ast.Tuple, ast.UnaryOp, ast.BinOp, ast.operator, ast.unaryop, ast.expr_context)
    return all(isinstance(one, inner) for one in ast.walk(node))


def _is_plain(function: Function, known: Known) -> bool:
    """Whether a function has to do with its arguments, its own names and what stays as it is alone."""
    arguments = function.args
    if not all(map(_is_constant, (*arguments.defaults, *(one for one in arguments.kw_defaults if one is not None)))):
        return False
    nodes = list(ast.walk(function))
    own = {node.arg for node in nodes if isinstance(node, ast.arg)}
    own |= {node.id for node in nodes if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)}
    own |= {node.name for node in nodes if isinstance(node, ast.FunctionDef | ast.ExceptHandler) and node.name}
    for node in nodes:
        if isinstance(node, ast.Import | ast.ImportFrom):
            if not all(_is_known(node, alias) for alias in node.names):
                return False
            own |= {alias.asname or alias.name.partition(".")[0] for alias in node.names}
        elif (
            isinstance(node, FUNCTIONS)
            and node is not function
            and not _is_plain(node, replace(known, names=known.names | own))
        ):
            return False
    return all(_is_harmless(node, own, known) for node in nodes)


def _is_harmless(node: ast.AST, own: set[str], known: Known) -> bool:
    if isinstance(node, ast.Attribute):
        is_kept = node.attr in KEEPING or node.attr.startswith("__") or _root(node) in known.functions
        return not is_kept and isinstance(node.ctx, ast.Load)
    if isinstance(node, ast.Subscript) and not isinstance(node.ctx, ast.Load):
        return _root(node) in own
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id not in own:
        return node.id in known.names or (hasattr(builtins, node.id) and node.id not in NOT_PLAIN)
    return True


def _root(node: ast.AST) -> str:
    """The name that an entry belongs to; empty for what has none."""
    while isinstance(node, ast.Subscript | ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""
