"""From a submission's bytes to the statements that are run: notebooks, percent files, converted notebooks, modules."""

from __future__ import annotations

import ast
import json
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from typing import Any

from grader.decoding import UnreadableError, _normal, damage, decode_source, decode_text, no_code
from grader.worker.statements import MAX_RESCUE, MAX_STATEMENTS, Statement, parsed, statements

MAX_CELLS = 2_000
MAX_SOURCE = 4 << 20
MAX_NOTEBOOK = 16 << 20
"""Notebooks carry their plots with them."""

COLAB = "# Commented out IPython magic to ensure Python compatibility."
"""What Colab writes above the magics that its download has turned into comments."""

CONVERTED = "run_cell_magic"
"""What nbconvert puts a whole cell into, as a string."""

_CELL_MARKER = re.compile(r"^# ?%%(?P<rest>.*)$")


def read_cells(name: str, data: bytes) -> list[Statement]:
    """The statements of a ``.py`` or ``.ipynb`` file. Raises :class:`UnreadableError` where it cannot be read."""
    limit = MAX_NOTEBOOK if name.endswith(".ipynb") else MAX_SOURCE
    if len(data) > limit:
        raise UnreadableError("file_too_large", size=len(data), limit=limit)
    is_notebook = name.endswith(".ipynb")
    what = no_code(data)
    if what and (is_notebook or what != "is_empty"):
        raise UnreadableError(what)
    try:
        return notebook_cells(decode_text(data)) if is_notebook else python_cells(decode_source(data))
    except UnreadableError as error:
        if error.kind in ("undecodable", "notebook_json") and (what := damage(data)):
            raise UnreadableError(what) from None
        raise


def notebook_cells(text: str) -> list[Statement]:
    """The statements of a notebook's code cells; outputs and metadata are never looked at."""
    sources = [source for kind, source in notebook_sources(text) if kind == "code"]
    size = sum(map(len, sources))
    if size > MAX_SOURCE:
        raise UnreadableError("file_too_large", size=size, limit=MAX_SOURCE)
    numbered = [(number, source) for number, source in enumerate(sources, 1) if source.strip()]
    budget = [MAX_RESCUE]
    found: list[Statement] = []
    for shown, (number, source) in enumerate(numbered[:MAX_CELLS], 1):
        found += _shown(statements(f"cell {number}", source, 0, budget), source, shown)
    return found[:MAX_STATEMENTS]


def _shown(found: list[Statement], source: str, number: int) -> list[Statement]:
    """The cell's last statement shows its value, as in Jupyter, unless a semicolon hides it."""
    found = [replace(one, cell=number) for one in found]
    last = found[-1].tree if found else None
    if last is None or not last.body or not isinstance(last.body[0], ast.Expr) or source.rstrip().endswith(";"):
        return found
    return [*found[:-1], replace(found[-1], shows=number)]


def notebook_sources(text: str) -> list[tuple[str, str]]:
    """Kind and text of every cell, nbformat 3 or 4. Raises :class:`UnreadableError` for what is no notebook."""
    try:
        notebook = json.loads(text)
    except (ValueError, RecursionError, MemoryError) as error:
        raise UnreadableError("notebook_json", error=str(error)[:200]) from None
    if not isinstance(notebook, dict):
        raise UnreadableError("notebook_shape")
    cells = notebook.get("cells")
    if cells is None and isinstance(notebook.get("worksheets"), list):
        sheets = [sheet for sheet in notebook["worksheets"] if isinstance(sheet, dict)]
        cells = [cell for sheet in sheets if isinstance(sheet.get("cells"), list) for cell in sheet["cells"]]
    if not isinstance(cells, list):
        raise UnreadableError("notebook_shape")
    found = [cell for cell in cells if isinstance(cell, dict) and isinstance(cell.get("cell_type"), str)]
    return [(cell["cell_type"], _joined(cell.get("source", cell.get("input", "")))) for cell in found]


def found_cells(found: list[Statement], cells: list[list[str]]) -> set[int]:
    """The places of the statements that make up these cells, each given by the texts of its statements."""
    if not cells:
        return set()
    lines = {source: source.split("\n") for source in {statement.source for statement in found}}
    texts = [_text(statement, lines[statement.source]) for statement in found]
    return {
        place + i
        for cell in cells
        for place in range(len(texts) - len(cell) + 1)
        if texts[place : place + len(cell)] == cell
        for i in range(len(cell))
    }


def _text(statement: Statement, lines: list[str]) -> str:
    """The lines of a statement among those of its cell, without decorators."""
    if statement.tree is None or not statement.tree.body:
        return ""
    node = statement.tree.body[0]
    above = max(statement.first_line, 1)
    return "\n".join(lines[node.lineno - above : (node.end_lineno or node.lineno) - above + 1])


def _joined(source: Any) -> str:
    parts = source if isinstance(source, list) else [source]
    text = "".join(part for part in parts if isinstance(part, str))
    return _normal(text.encode("utf-8", "replace").decode("utf-8"))


@dataclass(frozen=True)
class _Piece:
    """A part of a ``.py`` file that is read for itself: ``start`` is its first line, counted from 0."""

    start: int
    lines: list[str]
    label: str


def python_cells(text: str) -> list[Statement]:
    """The statements of a module, cell by cell where it has ``# %%`` markers or is Colab's download."""
    lines, tree = text.split("\n"), parsed(text)
    if tree is not None and COLAB not in text and CONVERTED not in text:
        return list(islice(_whole(lines, tree), MAX_STATEMENTS))
    budget = [MAX_RESCUE]
    found: list[Statement] = []
    for piece in _pieces(lines, tree):
        source = "\n".join(piece.lines)
        if source.strip():
            found += statements(piece.label, source, piece.start + 1, budget)
    return found[:MAX_STATEMENTS]


def _whole(lines: list[str], tree: ast.Module) -> Iterator[Statement]:
    """The statements of a module that is plain Python: it is parsed once, and each is put into its cell."""
    nodes = deque(tree.body)
    for piece in _pieces(lines, tree):
        source, end = "\n".join(piece.lines), piece.start + len(piece.lines)
        while nodes and nodes[0].lineno <= end:
            node = nodes.popleft()
            if node.lineno > piece.start:  # what stands before it is in a cell of text
                label = piece.label.replace("{}", str(node.lineno))
                yield Statement(label, source, piece.start + 1, ast.Module([node], []))


def _pieces(lines: list[str], tree: ast.Module | None) -> Iterator[_Piece]:
    lines, commented = _uncommented(lines)
    inside = _inside(tree) if tree is not None else frozenset()
    markers = [i for i, line in enumerate(lines) if _CELL_MARKER.match(line) and i not in inside][:MAX_CELLS]
    starts = frozenset(markers)
    bounds = sorted({0, *markers, *(place for block in commented for place in block), len(lines)})
    number = 0
    for start, end in pairwise(bounds):
        part = lines[start:end]
        if start in starts:
            number += 1
            marker = _CELL_MARKER.match(part[0])
            if marker and marker["rest"].strip().startswith(("[markdown]", "[md]", "[raw]")):
                continue
            part[0] = ""
        yield _Piece(start, part, f"cell {number}" if markers else "line {}")


def _inside(tree: ast.Module) -> frozenset[int]:
    """The lines of statements but for their first, counted from 0: no cell begins there, whatever they look like."""
    return frozenset(line for node in tree.body for line in range(node.lineno, node.end_lineno or node.lineno))


def _uncommented(lines: list[str]) -> tuple[list[str], list[tuple[int, int]]]:
    """The lines with what Colab's download has commented out; and where a whole cell was: its bounds."""
    lines = list(lines)
    cells = []
    for place in [i for i, line in enumerate(lines) if line.rstrip() == COLAB]:
        end = place + 1
        while end < len(lines) and lines[end].startswith("#") and lines[end].rstrip() != COLAB:
            end += 1
        is_cell = lines[place + 1 : end] and lines[place + 1].startswith("# %%")
        for i in range(place + 1, end):
            if is_cell or lines[i].startswith(("# %", "# !")):
                lines[i] = lines[i].removeprefix("#").removeprefix(" ")
        if is_cell:
            lines[place] = ""
            cells.append((place, end))
    return lines, cells
