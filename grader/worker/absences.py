"""Imports of libraries that are not here, inside other statements: they cost what needs the library, not the rest.

At the top level a failing import is its own statement, and those after it run. Within an ``if``, a ``with``, a function
or a class it would take with it all that stands after it. So its names become stand-ins there. Inside a ``try`` whose
handlers wait for it the import fails, as it would anywhere; what the ``try`` would have imported or defined after it
is there all the same.
"""

from __future__ import annotations

import ast
import builtins
import copy
import importlib.util
import re
import sys
from collections.abc import Iterator, Sequence
from functools import lru_cache

from grader.worker.inert import Absent

COLAB = "google.colab"
"""It has a stand-in, so that what it does costs nothing; but who asks whether it is there must hear that it is not."""

_INDENTED = re.compile(r"^[ \t]+(?:import|from)[ \t]|:[ \t]*(?:import|from)[ \t]", re.M)
_NAME = "__absent__"
CAUGHT = ("ImportError", "ModuleNotFoundError", "Exception", "BaseException")
_DEFINES = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def install() -> None:
    """Put the maker of stand-ins where rewritten code finds it."""
    setattr(builtins, _NAME, Absent)


@lru_cache(64)
def may_import(source: str) -> bool:
    """Whether an import may stand inside another statement of this text."""
    return _INDENTED.search(source) is not None


def forgiving(node: ast.stmt) -> ast.stmt:
    """A statement, rewritten, with stand-ins for the names of what is imported in vain inside it."""
    _rewrite(node, None)
    return ast.fix_missing_locations(node)


After = Sequence[ast.stmt] | None
"""Where handlers wait for what fails: what stands after it and would not be run. None where nothing waits."""


def _rewrite(node: ast.AST, after: After) -> None:
    """Rewrite the imports in the blocks of a statement."""
    after = None if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) else after
    for name in ("body", "orelse", "finalbody"):
        block = getattr(node, name, None)
        if isinstance(block, list):
            setattr(node, name, list(_block(block, () if name == "body" and _waits(node) else after)))
    for inner in (*getattr(node, "handlers", ()), *getattr(node, "cases", ())):
        _rewrite(inner, after)


def _waits(node: ast.AST) -> bool:
    """Whether a failing import is caught by this statement."""
    handlers = node.handlers if isinstance(node, ast.Try | ast.TryStar) else []
    kinds = [name for one in handlers for name in (ast.walk(one.type) if one.type is not None else [None])]
    return any(kind is None or (isinstance(kind, ast.Name) and kind.id in CAUGHT) for kind in kinds)


def _block(block: Sequence[ast.stmt], after: After) -> Iterator[ast.stmt]:
    for place, node in enumerate(block):
        following = None if after is None else [*block[place + 1 :], *after]
        if not isinstance(node, ast.Import | ast.ImportFrom) or (isinstance(node, ast.ImportFrom) and node.level):
            _rewrite(node, following)
            yield node
            continue
        for one in _each(node):
            if following is None:
                yield one if _is_here(one) else _stand_in(one)
            else:
                yield _failing(one, following) if _library(one) == COLAB or not _is_here(one) else one


def _each(node: ast.Import | ast.ImportFrom) -> Iterator[ast.Import | ast.ImportFrom]:
    """One import for each module; what comes out of one module stays together."""
    if isinstance(node, ast.ImportFrom):
        yield node
        return
    for alias in node.names:
        yield ast.copy_location(ast.Import([alias]), node)


def _library(node: ast.Import | ast.ImportFrom) -> str:
    module = (node.module or "") if isinstance(node, ast.ImportFrom) else node.names[0].name
    return COLAB if f"{module}.".startswith(f"{COLAB}.") else module.partition(".")[0]


def _is_here(node: ast.Import | ast.ImportFrom) -> bool:
    """Whether the library is there to be imported: nothing is imported for the answer."""
    library = _library(node).partition(".")[0]
    try:
        return library in sys.modules or importlib.util.find_spec(library) is not None
    except (ImportError, ValueError, AttributeError):
        return False


def _stand_in(node: ast.Import | ast.ImportFrom) -> ast.stmt:
    """The import, and its names as stand-ins where it fails after all."""
    library = _library(node)
    names = [alias.asname or (alias.name if isinstance(node, ast.ImportFrom) else library) for alias in node.names]
    stand_ins = [
        ast.Assign([ast.Name(name, ast.Store())], ast.Call(ast.Name(_NAME, ast.Load()), [ast.Constant(library)], []))
        for name in names
        if name != "*"
    ]
    return _tried(node, stand_ins or [ast.Pass()])


def _failing(node: ast.Import | ast.ImportFrom, after: Sequence[ast.stmt]) -> ast.stmt:
    """The import as it fails, after what the block would have imported or defined once it had succeeded."""
    following = copy.deepcopy([one for one in after if isinstance(one, _DEFINES)])
    rest: list[ast.stmt] = [_tried(one, [ast.Pass()]) for one in following]
    library = _library(node)
    message, name = ast.Constant(f"No module named {library!r}"), ast.keyword("name", ast.Constant(library))
    missing = ast.Raise(ast.Call(ast.Name("ModuleNotFoundError", ast.Load()), [message], [name]))
    return ast.copy_location(ast.If(ast.Constant(True), [*rest, missing], []), node)


def _tried(node: ast.stmt, instead: Sequence[ast.stmt]) -> ast.stmt:
    handler = ast.ExceptHandler(ast.Name("ImportError", ast.Load()), None, list(instead))
    return ast.copy_location(ast.Try([node], [handler], [], []), node)
