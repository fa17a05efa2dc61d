"""From a reference to what students get: percent-format cells, solution blocks removed, public checks cut out.

Pure functions from text to text; a mistake in the markers is a :class:`~grader.errors.CourseError` with its line.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from itertools import pairwise

from grader.errors import CourseError

BEGIN, END = "# BEGIN SOLUTION", "# END SOLUTION"
CONTRACT = ("# BEGIN CONTRACT", "# END CONTRACT")
NOTEBOOK = "notebook"

_NEAR_MISS = re.compile(r"#\s*(begin|end)[\s_-]*(solution|contract)s?\b", re.IGNORECASE)
_CELL = re.compile(r"^# %%(?P<kind> \[markdown\])?(?P<options>(?: \w+=\"[^\"]*\")*)\s*$")
_LANG = re.compile(r'lang="(\w+)"')
_ONLY = re.compile(r' only="([^"]*)"')
_NEAR_CELL = re.compile(r"^\s*#\s*%%")


@dataclass(frozen=True)
class HandoutCell:
    """A cell of the reference: ``lang`` is empty for code, ``en`` or another language for handout text.

    ``only="notebook"`` marks code that students get in the notebook alone, such as cells that draw.
    """

    lang: str
    text: str
    line: int
    only: str = ""


def read_cells(source: str, path: str) -> list[HandoutCell]:
    """The cells of a percent-format file.

    Raises :class:`~grader.errors.CourseError` for a line that looks like a cell's and is not.
    """
    cells: list[HandoutCell] = []
    lines = source.split("\n")
    starts = [i for i, line in enumerate(lines) if line.startswith("# %%")]
    _require_cells(lines, path, starts)
    for start, end in pairwise([*starts, len(lines)]):
        match = _CELL.match(lines[start])
        if match is None:
            raise CourseError(
                f"{path}:{start + 1}: a cell starts with '# %%' or '# %% [markdown]', not {lines[start]!r}"
            )
        body = lines[start + 1 : end]
        lang = _LANG.search(match["options"] or "")
        text = _markdown(body, path, start + 2) if match["kind"] else "\n".join(body).strip("\n")
        if text.strip():
            lang_name = (lang[1] if lang else "en") if match["kind"] else ""
            cells.append(HandoutCell(lang_name, text, start + 2, _only(match["options"] or "", path, start + 1)))
    if not cells:
        raise CourseError(f"{path}: no cells; a reference starts with a '# %% [markdown]' cell")
    return cells


def _only(options: str, path: str, number: int) -> str:
    """Where alone a cell appears; empty means everywhere."""
    only = _ONLY.search(options)
    if only and only[1] != NOTEBOOK:
        raise CourseError(f'{path}:{number}: a cell may say only="{NOTEBOOK}", not only="{only[1]}"')
    return only[1] if only else ""


def runnable(source: str, path: str, contracts: bool = False) -> str:
    """The reference as scoring runs it: without notebook-only cells and contracts, every line in its old place.

    It ends in a cell of code, so that what is appended, such as a misconception, is run.
    """
    kept: list[str] = []
    is_left_out = in_contract = False
    for number, line in enumerate([*source.split("\n"), "# %%"], 1):
        if line.startswith("# %%"):
            is_left_out = bool(_only(line, path, number))
        in_contract = in_contract or (line.strip() == CONTRACT[0] and not contracts)
        kept.append("" if is_left_out or in_contract else line)
        in_contract = in_contract and line.strip() != CONTRACT[1]
    return "\n".join(kept)


def drawings(source: str, path: str) -> tuple[tuple[str, ...], ...]:
    """The notebook-only cells, each as the texts of its statements: unchanged they need not be run.

    A statement is told by its lines, without decorators and without the comments around it. Raises
    :class:`~grader.errors.CourseError` for one that is not Python.
    """
    if f'only="{NOTEBOOK}"' not in source:
        return ()
    cells = [cell.text for cell in read_cells(source, path) if cell.only == NOTEBOOK and not cell.lang]
    try:
        return tuple(tuple(_statement_texts(text)) for text in cells)
    except SyntaxError as error:
        raise CourseError(f"{path}: a notebook-only cell is not Python: {error}") from None


def _statement_texts(text: str) -> list[str]:
    lines = text.split("\n")
    return ["\n".join(lines[node.lineno - 1 : node.end_lineno]) for node in ast.parse(text).body]


def _require_cells(lines: list[str], path: str, starts: list[int]) -> None:
    """Nothing may get lost: neither code before the first cell nor a marker that is almost one."""
    for number, line in enumerate(lines, 1):
        if number - 1 not in starts and _NEAR_CELL.match(line):
            raise CourseError(f"{path}:{number}: {line.strip()!r} looks like a cell; write '# %%' at the line's start")
        if starts and number <= starts[0] and line.strip() and not line.startswith("#"):
            raise CourseError(f"{path}:{number}: code before the first cell; start it with '# %%'")


def _markdown(lines: list[str], path: str, first: int) -> str:
    out = []
    for number, line in enumerate(lines, first):
        if line.strip() and not line.startswith("#"):
            raise CourseError(f"{path}:{number}: a line of a markdown cell starts with '# '")
        out.append(line.removeprefix("#").removeprefix(" "))
    return "\n".join(out).strip("\n")


def without_solutions(code: str, path: str, first_line: int = 1) -> str:
    """The code without its contract blocks and with each solution block replaced.

    In a function ``raise NotImplementedError`` stands for a solution, outside nothing does. Raises
    :class:`~grader.errors.CourseError` for markers that do not pair.
    """
    out: list[str] = []
    opened: tuple[int, int, str] | None = None  # line, indentation and marker of the block that is open
    functions = _functions(code, path, first_line)
    for number, line in enumerate(code.split("\n"), first_line):
        marker = _marker(line, path, number)
        if marker in _ENDS:
            if opened:
                raise CourseError(f"{path}:{number}: {marker} inside that of line {opened[0]}")
            opened = number, _indent(line), marker
            out += _replacement(opened[1], functions, path, number) if marker == BEGIN else []
        elif marker:
            _require_opened(opened, line, marker, path, number)
            opened = None
        elif not opened:
            out.append(line)
    if opened:
        raise CourseError(f"{path}:{opened[0]}: {opened[2]} without {_ENDS[opened[2]]}")
    return re.sub(r"\n{4,}", "\n\n\n", "\n".join(out)).strip("\n")


def _require_opened(opened: tuple[int, int, str] | None, line: str, marker: str, path: str, number: int) -> None:
    if opened is None or _ENDS[opened[2]] != marker:
        begin = next(begin for begin, end in _ENDS.items() if end == marker)
        raise CourseError(f"{path}:{number}: {marker} without {begin}")
    if _indent(line) != opened[1]:
        raise CourseError(f"{path}:{number}: {marker} is not indented like {opened[2]} in line {opened[0]}")


_ENDS = {BEGIN: END, CONTRACT[0]: CONTRACT[1]}


def _marker(line: str, path: str, number: int) -> str | None:
    text = line.strip()
    if text in (*_ENDS, *_ENDS.values()):
        return text
    if near := _NEAR_MISS.search(line):
        kind = near[2].upper()
        wanted = f"'# BEGIN {kind}' or '# END {kind}'"
        raise CourseError(f"{path}:{number}: {text!r} looks like a {near[2].lower()} marker; write exactly {wanted}")
    return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _functions(code: str, path: str, first_line: int) -> list[tuple[int, int, str]]:
    """The functions of a cell, each with its first and last line and its name; inner ones later."""
    try:
        tree = ast.parse(code)
    except SyntaxError as error:
        raise CourseError(f"{path}:{(error.lineno or 1) + first_line - 1}: {error.msg}") from error
    offset = first_line - 1
    nodes = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return sorted((node.lineno + offset, (node.end_lineno or node.lineno) + offset, node.name) for node in nodes)


def _replacement(indent: int, functions: list[tuple[int, int, str]], path: str, number: int) -> list[str]:
    """What stands for a solution block: nothing at the top level, the exception that stubs raise in a function."""
    if not indent:
        return []
    names = [name for first, last, name in functions if first < number <= last]
    if not names:
        raise CourseError(f"{path}:{number}: an indented solution block outside any function")
    return [f'{" " * indent}raise NotImplementedError("{names[-1]}")']


def stub(source: str, path: str) -> str:
    """The module that students get: a reference's code cells with nothing implemented.

    Raises :class:`~grader.errors.CourseError` for cells or markers that are not understood.
    """
    code = [cell for cell in read_cells(source, path) if not (cell.lang or cell.only)]
    parts = [without_solutions(cell.text, path, cell.line) for cell in code]
    return "\n\n\n".join(part for part in parts if part) + "\n"


def solution_lines(code: str) -> set[str]:
    """The lines inside solution blocks that say something: what must not appear in a release."""
    found: set[str] = set()
    inside = False
    for line in code.splitlines():
        text = line.strip()
        if text in (BEGIN, END):
            inside = text == BEGIN
        elif inside:
            found.add(text)
    return found


# Public checks
