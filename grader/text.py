"""Text on its way to people: nothing that a terminal, a spreadsheet or a reader's eye would obey."""

from __future__ import annotations

import re
import unicodedata

_FORMULA = tuple("=+-@|%＝＋－＠")
"""What a cell starts with that a spreadsheet would run; some East Asian editions take the wide forms too."""

_WITHIN = re.compile(rf"([;,\t][\"\s]*)([{re.escape(''.join(_FORMULA))}])")
"""The same behind what another edition takes for the end of a cell: ``a;=b`` is two cells where ``;`` separates."""

_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0") | frozenset(map(chr, range(0xFE00, 0xFE10)))
"""Printable by the Unicode tables, and yet nothing is to be seen: fillers, blanks, joiners, variation selectors."""


def visible(text: str) -> str:
    """``text`` on one line, with control, formatting and unpaired characters written as escapes."""
    return "".join(_visible(character) for character in text)


def _visible(character: str) -> str:
    if character.isprintable() and character not in _UNSEEN:
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def spreadsheet_safe(text: str) -> str:
    """``text`` that no spreadsheet runs as a formula: a leading quote where one would."""
    shown = _WITHIN.sub(r"\1'\2", visible(text))
    return f"'{shown}" if shown.lstrip().startswith(_FORMULA) or text.startswith(("\t", "\r", "\n")) else shown


def width(text: str) -> int:
    """The columns that ``text`` takes in a terminal: wide East Asian characters take two, combining ones none."""
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def padded(text: str, columns: int, *, right: bool = False) -> str:
    """``text`` filled up to a number of columns."""
    space = " " * max(0, columns - width(text))
    return space + text if right else text + space


def table(header: list[str], rows: list[list[str]]) -> str:
    """Aligned columns: the first to the left, the others to the right."""
    columns = _widths(header, rows)
    lines = [header, ["-" * column for column in columns], *rows]
    return "\n".join(_line(line, columns) for line in lines)


def tables(header: list[str], rows: list[list[str]], limit: int) -> str:
    """One table, or where it is wider than ``limit`` several with the same first column, one under the other."""
    columns = _widths(header, rows)
    blocks: list[list[int]] = [[]]
    for place in range(1, len(header)):
        used = columns[0] + sum(2 + columns[i] for i in blocks[-1])
        if blocks[-1] and used + 2 + columns[place] > limit:
            blocks.append([])
        blocks[-1].append(place)
    return "\n\n".join(
        table([header[i] for i in (0, *block)], [[row[i] for i in (0, *block)] for row in rows]) for block in blocks
    )


def _widths(header: list[str], rows: list[list[str]]) -> list[int]:
    return [max(width(row[i]) for row in [header, *rows]) for i in range(len(header))]


def _line(cells: list[str], columns: list[int]) -> str:
    padded_cells = [
        padded(cell, column, right=i > 0) for i, (cell, column) in enumerate(zip(cells, columns, strict=True))
    ]
    return "  ".join(padded_cells).rstrip()


def number(value: float) -> str:
    """A mark as people write it: 84, 84.5, 83.33."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
