"""From a submission's bytes to the cells that are run: decoding, notebooks, percent format, magics, broken syntax."""

from __future__ import annotations
import __future__

import ast
import json
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from grader.decoding import UnreadableError, _normal, decode_source, decode_text
from grader.worker.magics import logical_lines, scanned, without_magics

MAX_CELLS = 2_000
MAX_SOURCE = 4 << 20
MAX_NOTEBOOK = 16 << 20
"""Notebooks carry their plots with them."""
MAX_GROWTH = 400
"""In how many blocks the end of a statement is looked for."""
MAX_RESCUE = 2 << 20
"""How many characters that search may look at, over a whole file."""

_CELL_MARKER = re.compile(r"^# ?%%(?P<rest>.*)$")
_BLOCK_START = re.compile(r"\f*[^\s#)\]}]")
_CONTINUES = re.compile(r"\f*(else|elif|except|finally)\b")
_DEFINED = re.compile(r"^(?:(?:async[ \t]+)?def|class)[ \t]+(\w+)|^(\w+)[ \t]*=(?!=)", re.M)


@dataclass(frozen=True)
class Cell:
    """A unit of loading: ``label`` names it to the student, ``first_line`` is its place in the file (0 in notebooks).

    ``code`` is None where the cell does not parse; ``error`` then says why, as ``(message, line)``.
    """

    label: str
    source: str
    first_line: int
    tree: ast.Module | None
    error: tuple[str, int] | None = None


def read_cells(name: str, data: bytes) -> list[Cell]:
    """The cells of a ``.py`` or ``.ipynb`` file. Raises :class:`UnreadableError` where nothing can be made of it."""
    limit = MAX_NOTEBOOK if name.endswith(".ipynb") else MAX_SOURCE
    if len(data) > limit:
        raise UnreadableError("file_too_large", size=len(data), limit=limit)
    if name.endswith(".ipynb"):
        return notebook_cells(decode_text(data))
    return python_cells(decode_source(data))


def notebook_cells(text: str) -> list[Cell]:
    """The code cells of a notebook, nbformat 3 or 4; outputs and metadata are never looked at."""
    try:
        notebook = json.loads(text)
    except (ValueError, RecursionError, MemoryError) as error:
        raise UnreadableError("notebook_json", error=str(error)[:200]) from None
    sources = _code_sources(notebook)
    size = sum(map(len, sources))
    if size > MAX_SOURCE:
        raise UnreadableError("file_too_large", size=size, limit=MAX_SOURCE)
    numbered = [(number, source) for number, source in enumerate(sources, 1) if source.strip()]
    return [_cell(f"cell {number}", _python(source), 0) for number, source in numbered[:MAX_CELLS]]


def _code_sources(notebook: Any) -> list[str]:
    if not isinstance(notebook, dict):
        raise UnreadableError("notebook_shape")
    cells = notebook.get("cells")
    if cells is None and isinstance(notebook.get("worksheets"), list):
        sheets = [sheet for sheet in notebook["worksheets"] if isinstance(sheet, dict)]
        cells = [cell for sheet in sheets if isinstance(sheet.get("cells"), list) for cell in sheet["cells"]]
    if not isinstance(cells, list):
        raise UnreadableError("notebook_shape")
    code = [cell for cell in cells if isinstance(cell, dict) and cell.get("cell_type") == "code"]
    return [_joined(cell.get("source", cell.get("input", ""))) for cell in code]


def _joined(source: Any) -> str:
    parts = source if isinstance(source, list) else [source]
    text = "".join(part for part in parts if isinstance(part, str))
    return _normal(text.encode("utf-8", "replace").decode("utf-8"))


def _python(source: str) -> str:
    """A cell without magics; one that is plain Python comes back as it is."""
    return source if _parses(source) else without_magics(source)


def python_cells(text: str) -> list[Cell]:
    """The ``# %%`` cells of a module, or its top-level statements if it has no such markers."""
    lines = text.split("\n")
    markers = [i for i, line in enumerate(lines) if _CELL_MARKER.match(line)]
    if markers and _parses(text):
        markers = [i for i, _ in logical_lines(lines) if _CELL_MARKER.match(lines[i])]  # none within a string
    if not markers:
        return _statements(text)
    cells = []
    bounds = [0, *markers[:MAX_CELLS], len(lines)]
    for number, (start, end) in enumerate(pairwise(bounds)):
        marker = _CELL_MARKER.match(lines[start])
        if marker and marker["rest"].strip().startswith(("[markdown]", "[md]", "[raw]")):
            continue
        source = "\n".join(lines[start:end])
        if source.strip():
            cells.append(_cell(f"cell {number}", _python(source), start + 1))
    return cells[:MAX_CELLS]


def _statements(text: str) -> list[Cell]:
    """Each top-level statement as a cell; where the whole does not parse, the statements that do."""
    tree = _parse(text)
    if tree is None:
        text = without_magics(text)
        tree = _parse(text)
    if tree is None:
        return _rescued(text)
    return [_statement(node, text) for node in tree.body][:MAX_CELLS]


def _statement(node: ast.stmt, text: str) -> Cell:
    return Cell(f"line {node.lineno}", text, 1, ast.Module([node], []))


def _rescued(text: str) -> list[Cell]:
    """The statements of a file with a syntax error: what starts in column 0, each parsed on its own."""
    lines = text.split("\n")
    starts = [i for i, line in enumerate(lines) if _BLOCK_START.match(line) and not _CONTINUES.match(line)]
    said = next((i for i, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("#")), 0)
    bounds = [*sorted({said, *starts}), len(lines)]
    cells: list[Cell] = []
    budget = MAX_RESCUE
    block = 0
    while block < len(bounds) - 1 and len(cells) < MAX_CELLS:
        end, tree, cost = _statement_at(lines, bounds[block : block + MAX_GROWTH], budget)
        budget -= cost
        if tree is not None:
            ast.increment_lineno(tree, bounds[block])
            cells += [_statement(node, text) for node in tree.body]
        else:
            source = "\n".join(lines[bounds[block] : bounds[block + 1]])
            cells.append(_cell(f"line {bounds[block] + 1}", source, bounds[block] + 1))
        block += end
    return cells[:MAX_CELLS]


def _statement_at(lines: list[str], bounds: list[int], budget: int) -> tuple[int, ast.Module | None, int]:
    """How many blocks make a statement, what it is, and the characters looked at.

    Blocks belong together while a bracket, a string or a backslash is open, and behind a decorator. If what closes
    does not parse, the first block is broken and the others stand for themselves.
    """
    state = (0, "", False)
    cost = 0
    for end in range(1, len(bounds)):
        for line in lines[bounds[end - 1] : bounds[end]]:
            cost += len(line) + 20
            if cost > budget:
                return 1, None, cost
            state = scanned(line, state[0], state[1])
        if state[0] > 0 or state[1] or state[2] or lines[bounds[end - 1]].startswith("@"):
            continue
        tree = _parse("\n".join(lines[bounds[0] : bounds[end]]))
        return (end, tree, cost) if tree is not None else (1, None, cost)
    return 1, None, cost


def _cell(label: str, source: str, first_line: int) -> Cell:
    offset = max(first_line - 1, 0)
    try:
        tree = _parse_or_raise(source)
        ast.increment_lineno(tree, offset)
        return Cell(label, source, first_line, tree)
    except SyntaxError as error:
        return Cell(label, source, first_line, None, (error.msg or "invalid syntax", (error.lineno or 1) + offset))


def _parse_or_raise(source: str) -> ast.Module:
    """``ast.parse`` with every way of failing turned into SyntaxError."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(source)
    except SyntaxError:
        raise
    except Exception as error:  # ValueError, RecursionError, MemoryError, and SystemError out of a parser that gave up
        raise SyntaxError(f"cannot be parsed ({type(error).__name__})") from None


def _parse(source: str) -> ast.Module | None:
    try:
        return _parse_or_raise(source)
    except SyntaxError:
        return None


def _parses(source: str) -> bool:
    return _parse(source) is not None


def future_flags(tree: ast.Module) -> int:
    """What the ``from __future__`` lines of a cell ask of the compiler, for this cell and for all that follow."""
    lines = [node for node in tree.body if isinstance(node, ast.ImportFrom) and node.module == "__future__"]
    features = [getattr(__future__, alias.name, None) for node in lines for alias in node.names]
    return sum({feature.compiler_flag for feature in features if isinstance(feature, __future__._Feature)})


def defined_names(cell: Cell) -> list[str]:
    """The names that a cell would define at its top level, also where it does not parse."""
    if cell.tree is None:
        return list(dict.fromkeys(one or other for one, other in _DEFINED.findall(cell.source)))
    return [name for node in cell.tree.body for name in _names_of(node)]


def _names_of(node: ast.stmt) -> Iterator[str]:
    """What a statement defines; one that holds others (``if``, ``try``, ``with``, a loop) what those define."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        yield node.name
    elif isinstance(node, ast.Assign):
        yield from (part.id for target in node.targets for part in ast.walk(target) if isinstance(part, ast.Name))
    elif isinstance(node, ast.Import | ast.ImportFrom):
        yield from (alias.asname or alias.name.partition(".")[0] for alias in node.names)
    else:
        for part in ast.iter_child_nodes(node):
            yield from _names_of(part) if isinstance(part, ast.stmt | ast.ExceptHandler) else ()  # type: ignore[arg-type]
