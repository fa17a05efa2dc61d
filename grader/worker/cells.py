"""From a submission's bytes to the cells that are run: decoding, notebooks, percent format, magics, broken syntax."""

from __future__ import annotations

import ast
import codecs
import json
import re
from dataclasses import dataclass
from typing import Any

MAX_CELLS = 2_000
MAX_SOURCE = 4 << 20
MAX_GROWTH = 60
"""How many blocks are joined in search of one statement that parses."""

_COOKIE = re.compile(rb"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)")
_CELL_MARKER = re.compile(r"^# ?%%(?P<rest>.*)$")
_BLOCK_START = re.compile(r"[^\s#)\]}]")
_CONTINUES = re.compile(r"(else|elif|except|finally)\b")
_MAGIC_LINE = re.compile(r"^(?P<indent>\s*)(%|!|\?|[\w.]+\?{1,2}\s*$|[\w., ]+=\s*(!|%[a-zA-Z]))")
_PYTHON_CELL_MAGICS = ("%%time", "%%timeit", "%%capture", "%%prun", "%%python", "%%python3")


class UnreadableError(Exception):
    """The file cannot be turned into cells; ``kind`` is a key of the message catalogue."""

    def __init__(self, kind: str, **data: Any) -> None:
        super().__init__(kind)
        self.kind = kind
        self.data = data


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
    if len(data) > MAX_SOURCE:
        raise UnreadableError("file_too_large", size=len(data), limit=MAX_SOURCE)
    if name.endswith(".ipynb"):
        return notebook_cells(decode_text(data))
    return python_cells(decode_source(data))


def decode_source(data: bytes) -> str:
    """Python source as text: a BOM or coding cookie decides, else UTF-8, else GBK (Chinese Windows)."""
    if not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        for line in data.splitlines()[:2]:
            cookie = _COOKIE.match(line)
            if cookie:
                text = _try_decode(data, cookie.group(1).decode("ascii", "replace"))
                if text is not None:
                    return _normal(text)
    return decode_text(data)


def decode_text(data: bytes) -> str:
    """Text in UTF-8 (with or without BOM), UTF-16 with BOM, or GBK."""
    if data.startswith(codecs.BOM_UTF8):
        candidates = ["utf-8-sig"]
    elif data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        candidates = ["utf-16"]
    else:
        candidates = ["utf-8", "gb18030"]
    for encoding in candidates:
        text = _try_decode(data, encoding)
        if text is not None and "\0" not in text:
            return _normal(text)
    raise UnreadableError("undecodable")


def _try_decode(data: bytes, encoding: str) -> str | None:
    try:
        if not codecs.lookup(encoding)._is_text_encoding:
            return None
        return data.decode(encoding)
    except (LookupError, UnicodeError, ValueError, OverflowError):
        return None


def _normal(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")


def notebook_cells(text: str) -> list[Cell]:
    """The code cells of a notebook, nbformat 3 or 4; outputs and metadata are never looked at."""
    try:
        notebook = json.loads(text)
    except (ValueError, RecursionError, MemoryError) as error:
        raise UnreadableError("notebook_json", error=str(error)[:200]) from None
    cells = []
    for number, source in enumerate(_code_sources(notebook), 1):
        if source.strip():
            cells.append(_cell(f"cell {number}", strip_magics(source), 0))
    return cells[:MAX_CELLS]


def _code_sources(notebook: Any) -> list[str]:
    if not isinstance(notebook, dict):
        raise UnreadableError("notebook_shape")
    cells = notebook.get("cells")
    if cells is None:
        sheets = notebook.get("worksheets")
        sheet = sheets[0] if isinstance(sheets, list) and sheets and isinstance(sheets[0], dict) else {}
        cells = sheet.get("cells")
    if not isinstance(cells, list):
        raise UnreadableError("notebook_shape")
    code = [cell for cell in cells if isinstance(cell, dict) and cell.get("cell_type") == "code"]
    return [_joined(cell.get("source", cell.get("input", ""))) for cell in code]


def _joined(source: Any) -> str:
    parts = source if isinstance(source, list) else [source]
    return _normal("".join(part for part in parts if isinstance(part, str)))


def strip_magics(source: str) -> str:
    """A cell without IPython's magics and shell lines; a cell that is plain Python comes back as it is."""
    if _parses(source):
        return source
    lines = source.split("\n")
    first = next((i for i, line in enumerate(lines) if line.strip()), 0)
    if lines[first].startswith("%%"):
        if not lines[first].startswith(_PYTHON_CELL_MAGICS):
            return ""
        lines[first] = ""
    return "\n".join(_without_magic(line) for line in lines)


def _without_magic(line: str) -> str:
    match = _MAGIC_LINE.match(line)
    return f"{match['indent']}pass" if match else line


def python_cells(text: str) -> list[Cell]:
    """The ``# %%`` cells of a module, or its top-level statements if it has no such markers."""
    lines = text.split("\n")
    markers = [i for i, line in enumerate(lines) if _CELL_MARKER.match(line)]
    if not markers:
        return _statements(text)
    cells = []
    for number, (start, end) in enumerate(zip([0, *markers], [*markers, len(lines)], strict=True)):
        marker = _CELL_MARKER.match(lines[start])
        if marker and marker["rest"].strip().startswith(("[markdown]", "[md]", "[raw]")):
            continue
        source = "\n".join(lines[start:end])
        if source.strip():
            cells.append(_cell(f"cell {number}", strip_magics(source), start + 1))
    return cells[:MAX_CELLS]


def _statements(text: str) -> list[Cell]:
    """Each top-level statement as a cell; where the whole does not parse, the statements that do."""
    tree = _parse(text)
    if tree is None:
        return _rescued(text)
    return [_statement(node, text) for node in tree.body][:MAX_CELLS]


def _statement(node: ast.stmt, text: str) -> Cell:
    return Cell(f"line {node.lineno}", text, 1, ast.Module([node], []))


def _rescued(text: str) -> list[Cell]:
    """The statements of a file with a syntax error: blocks that start in column 0, joined until they parse."""
    lines = text.split("\n")
    starts = [i for i, line in enumerate(lines) if _BLOCK_START.match(line) and not _CONTINUES.match(line)]
    bounds = [*starts, len(lines)]
    cells: list[Cell] = []
    block = 0
    while block < len(starts) and len(cells) < MAX_CELLS:
        first = bounds[block]
        taken = 0
        for end in range(block + 1, min(block + 1 + MAX_GROWTH, len(bounds))):
            tree = _parse("\n" * first + "\n".join(lines[first : bounds[end]]))
            if tree is not None:
                cells += [_statement(node, text) for node in tree.body]
                taken = end - block
                break
        if not taken:
            source = "\n".join(lines[first : bounds[block + 1]])
            cells.append(_cell(f"line {first + 1}", source, first + 1))
            taken = 1
        block += taken
    return cells


def _cell(label: str, source: str, first_line: int) -> Cell:
    offset = max(first_line - 1, 0)
    try:
        return Cell(label, source, first_line, _parse_or_raise("\n" * offset + source))
    except SyntaxError as error:
        return Cell(label, source, first_line, None, (error.msg or "invalid syntax", error.lineno or first_line))


def _parse_or_raise(source: str) -> ast.Module:
    """``ast.parse`` with every way of failing turned into SyntaxError."""
    import warnings

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(source)
    except SyntaxError:
        raise
    except (ValueError, RecursionError, MemoryError, OverflowError) as error:
        raise SyntaxError(f"cannot be parsed ({type(error).__name__})") from None


def _parse(source: str) -> ast.Module | None:
    try:
        return _parse_or_raise(source)
    except SyntaxError:
        return None


def _parses(source: str) -> bool:
    return _parse(source) is not None


def defined_names(cell: Cell) -> list[str]:
    """The functions that a cell would define, also where it does not parse."""
    if cell.tree is None:
        return re.findall(r"^(?:async )?def[ \t]+(\w+)", cell.source, re.M)
    nodes = cell.tree.body
    return [node.name for node in nodes if isinstance(node, ast.FunctionDef | ast.ClassDef)]
